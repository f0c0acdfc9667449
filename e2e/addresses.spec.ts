/** Lessons by their addresses: the slug, the number, the name from before, and those not open yet. */
import { expectRun, lessonPage } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('a link from before the lessons had slugs opens the same run', async ({ page, say }) => {
  await page.goto('./#/lesson/29-three-way-handshake?step=lose-syn&t=60000&in=d10000.0');
  const lesson = lessonPage(page, say);
  await expectRun(lesson);
  await expect(lesson.runs).toBeAttached();
  await expect(page).toHaveTitle(/^24 The three-way handshake/);
  await expect.poll(() => page.url()).toContain('#/lesson/three-way-handshake?step=lose-syn');
});

test('a lesson’s number leads to it, under its slug', async ({ page, say }) => {
  await page.goto('./#/lesson/25');
  await expectRun(lessonPage(page, say));
  await expect(page).toHaveURL(/#\/lesson\/four-way-close/);
});

test('a lesson that is not open yet says so, and what to see before it', async ({ page, say }) => {
  await page.goto('./#/lesson/30');
  await expect(page.getByRole('heading', { level: 1, name: 'RST' })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByText(say('coming.text'))).toBeVisible();
  await main.getByRole('link', { name: '24 The three-way handshake', exact: true }).click();
  await expectRun(lessonPage(page, say));
});

test('a bare number, or nearly a name, offers the lesson that was meant', async ({ page, say }) => {
  for (const address of ['./#/24', './#/lesson/threeway-handshake']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: say('missing.title') })).toBeVisible();
    await expect(page.getByRole('link', { name: 'The three-way handshake' })).toBeVisible();
  }
  await page.getByRole('link', { name: 'The three-way handshake' }).click();
  await expectRun(lessonPage(page, say));
});

test('no page stands at the number of a lesson that is not planned', async ({ page, say }) => {
  await page.goto('./#/lesson/400');
  await expect(page.getByRole('heading', { level: 1, name: say('missing.title') })).toBeVisible();
});
