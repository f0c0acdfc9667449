/** The course on the home page: what is open, what one stood at, and progress that is damaged. */
import { openHome } from './testing/home-page.ts';
import { lessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('home leads back to the step at which the reader stopped, by its name', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say);
  await lesson.steps.getByRole('button').last().click();
  await expect(lesson.heading).toHaveText('The first segment');
  const { start } = await openHome(page, say);
  await expect(start).toContainText('The first segment');
  await start.click();
  await expect(lessonPage(page, say).heading).toHaveText('The first segment');
});

test('what is open comes first, and a search finds what is not', async ({ page, say }) => {
  const { path } = await openHome(page, say);
  const open = path.getByRole('listitem').filter({ has: page.getByRole('link') });
  await expect(open.first()).toContainText('ARP');
  await expect(path.getByText('Delayed ACK', { exact: true })).toBeHidden();
  await path.getByRole('searchbox').fill('delayed ack');
  await expect(path.getByText('Delayed ACK', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(path.getByText('Delayed ACK', { exact: true })).toBeHidden();
});

test('progress that cannot be read is said to be set aside, and can be saved', async ({
  page,
  say,
}) => {
  const damaged = '{"state":{"latest":null,"lessons":{"rst":7}},"version":1}';
  await page.goto('./');
  await page.evaluate((text) => localStorage.setItem('wireglass.progress', text), damaged);
  await page.reload();
  const notice = page.getByRole('status', { name: say('unread.title') });
  const saving = page.waitForEvent('download');
  await notice.getByRole('button', { name: say('unread.save') }).click();
  const file = await (await saving).createReadStream();
  const saved = (await file.toArray()).join('');
  expect(saved).toBe(damaged);
  await notice.getByRole('button', { name: say('unread.discard') }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(notice).toHaveCount(0);
});
