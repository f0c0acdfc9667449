/** Back and forward in the browser's history: through the steps of a lesson, and out of it. */
import { dropButton, expectRun, lessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('Back leads from step to step, then to where the reader came from', async ({ page, say }) => {
  await page.goto('./');
  await page
    .getByRole('main')
    .getByRole('link', { name: /The three-way handshake/ })
    .first()
    .click();
  const { heading } = lessonPage(page, say);
  for (const title of ['Somebody must be waiting', 'The first segment', 'Two answers in one']) {
    await expect(heading).toHaveText(title);
    if (title !== 'Two answers in one') await page.keyboard.press('PageDown');
  }
  await expect(page).toHaveURL(/step=syn-ack/);
  await page.goBack();
  await expect(heading).toHaveText('The first segment');
  await page.goBack();
  await expect(heading).toHaveText('Somebody must be waiting');
  await page.goForward();
  await expect(heading).toHaveText('The first segment');
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('heading', { name: say('home.title') })).toBeVisible();
});

test('a link that is opened in the lesson is left by Back, not the site', async ({ page, say }) => {
  const lesson = await openLesson(page, say);
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/step=syn&/);
  await page.evaluate(() => {
    location.hash = '#/lesson/three-way-handshake?step=why-three&t=60000';
  });
  await expect(lesson.heading).toHaveText('Is that not enough?');
  await page.goBack();
  await expect(lesson.heading).toHaveText('The first segment');
  await expectRun(lesson);
});

test('going back within a visit keeps the runs that were made', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 'step=syn-ack&t=20000');
  await dropButton(lesson, 'SYN').click();
  await expect(lesson.runs).toBeAttached();
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/step=why-three/);
  await page.goBack();
  await expect(lesson.heading).toHaveText('Two answers in one');
  await expect(lesson.runs.locator('option')).toHaveCount(2);
});
