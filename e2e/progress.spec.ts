import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openHome } from './testing/home-page.ts';
import { CLOSE, lessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const settingsOn = (page: Page) => page.getByRole('dialog', { name: 'Settings' });

async function answerTheFirst(page: Page, say: Parameters<typeof openLesson>[1]) {
  const lesson = await openLesson(page, say);
  await lesson.question.getByLabel('It waits').check();
  await lesson.question.getByRole('button').click();
  await expect(lesson.question.getByText('Right.')).toBeVisible();
  return lesson;
}

test('an answer is there again after a reload; made again and refuted by the run, it can be asked why', async ({
  page,
  say,
}) => {
  const lesson = await answerTheFirst(page, say);
  const { question, steps, instant } = lesson;
  await page.reload();
  await expect(question.getByText('Right.')).toBeVisible();
  await expect(question.getByRole('definition')).toHaveText(['It waits', 'It waits']);
  await expect(steps.getByText('1 of 1 right')).toBeVisible();

  await question.getByRole('button', { name: 'Predict again' }).click();
  await expect(question.getByLabel('It returns an error')).toBeEnabled();
  await expect(instant).toHaveText(/^0\.000/);
  await expect(lesson.ladder.getByText('LISTEN').first()).toBeVisible();
  await question.getByLabel('It returns an error').check();
  await question.getByRole('button').click();
  await expect(question.getByText('Not this time.')).toBeVisible();
  await expect(steps.getByText('1 of 1 right')).toBeVisible();

  await page.keyboard.press('End');
  await question.getByRole('button', { name: say('question.why'), exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Why?', exact: true })).toContainText(
    'accept',
  );
  await expect(instant).toHaveText(/^0\.005/);
});

test('nothing is graded before something is chosen', async ({ page, say }) => {
  const lesson = await openLesson(page, say);
  await lesson.question.getByRole('button').click();
  await expect(lesson.question.getByRole('alert')).toHaveText('Choose an answer first.');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await lesson.question.getByRole('button').click();
  await expect(lesson.question.getByRole('alert')).toHaveText('Enter your answer first.');
});

test('progress is exported as a file, erased once the reader insists, and imported again, but no other file', async ({
  page,
  say,
}) => {
  await answerTheFirst(page, say);
  await openHome(page, say);
  const mine = page.getByRole('button', { name: '0 lessons finished, 1 of 1 predictions right' });
  await mine.click();
  const settings = settingsOn(page);
  const downloading = page.waitForEvent('download');
  await settings.getByRole('button', { name: 'Export as a file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('wireglass-progress.json');
  const file = await download.path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ wireglass: 'progress' });

  await settings.getByRole('button', { name: 'Erase…' }).click();
  await expect(settings.getByRole('alert')).toContainText('This cannot be undone');
  // The safe answer has the focus.
  await expect(settings.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Enter');
  await settings
    .getByLabel('Import a file')
    .last()
    .setInputFiles({
      name: 'holiday.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"wireglass":"settings"}'),
    });
  await expect(settings.getByText('Nothing was changed.')).toBeVisible();
  await expect(mine).toHaveCount(1);

  await settings.getByRole('button', { name: 'Erase…' }).click();
  await settings.getByRole('button', { name: 'Yes, erase' }).click();
  await expect(settings.getByText('Your progress was erased.')).toBeVisible();
  await expect(mine).toHaveCount(0);

  await settings.getByLabel('Import a file').last().setInputFiles(file);
  await expect(settings.getByText('Your progress was imported.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(mine).toBeVisible();
});

test('a damaged memory is no obstacle', async ({ page, say }) => {
  await page.addInitScript(() => {
    localStorage.setItem('wireglass.progress', '{"state":{"lessons":7,');
    localStorage.setItem('wireglass.settings', '"nonsense"');
  });
  const home = await openHome(page, say);
  await home.start.click();
  await expect(lessonPage(page, say).heading).toBeVisible();
});

test('a lesson’s end says what is open; gone through again, all is, and the score is kept', async ({
  page,
  say,
}) => {
  const lesson = await answerTheFirst(page, say);
  for (let step = 0; step < 10; step++) await page.keyboard.press('PageDown');
  await expect(lesson.heading).toHaveText('At the end of: The three-way handshake');
  const open = lesson.prose.getByRole('region', { name: 'Still open' });
  await expect(open.getByRole('listitem')).toHaveCount(9);
  await expect(open.getByRole('listitem').last()).toHaveText('Step 10 a question');
  await lesson.prose.getByRole('button', { name: 'Go through it again' }).click();
  await expect(lesson.heading).toHaveText('Somebody must be waiting');
  await expect(lesson.question.getByText('Right.')).toHaveCount(0);
  await expect(lesson.question.getByLabel('It waits')).not.toBeChecked();
  await expect(
    lesson.question.getByRole('button', { name: say('question.predict') }),
  ).toBeEnabled();
  await openHome(page, say);
  const mine = { name: '0 lessons finished, 1 of 1 predictions right' };
  await expect(page.getByRole('button', mine)).toBeVisible();
});

test('two tabs keep what was achieved in either', async ({ page, say, context }) => {
  const first = await openLesson(page, say);
  const other = await context.newPage();
  const second = await openLesson(other, say, CLOSE);
  await second.question.getByRole('radio').first().check();
  await second.question.getByRole('button').click();
  // What decides is gone to, not watched: two tabs draw at once, and one of them lies behind.
  await other.keyboard.press('End');
  await expect(second.question.getByRole('definition').first()).toBeVisible();
  await page.bringToFront();
  await first.question.getByLabel('It waits').check();
  await first.question.getByRole('button').click();
  await page.keyboard.press('End');
  await expect(first.question.getByText('Right.')).toBeVisible();
  await openHome(page, say);
  await expect(page.getByRole('button', { name: /of 2 predictions right/ })).toBeVisible();
});
