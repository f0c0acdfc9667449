import { openLesson } from './testing/lesson-page.ts';
import { moving } from './testing/moving.ts';
import { expect, test } from './testing/test.ts';

test('with reduced motion a prediction is answered at once, without anything moving', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say);
  await page.keyboard.press('PageDown');
  await lesson.question.getByRole('radio').last().check();
  await lesson.question.getByRole('button').click();
  await expect(lesson.instant).toHaveText(/^0\.020/);
  await expect(lesson.timeline.getByText('virtual time · paused')).toBeVisible();
  expect(await page.evaluate(moving)).toEqual([]);
});

test('opening and closing what there is moves nothing when motion is reduced', async ({
  page,
  say,
}) => {
  await openLesson(page, say, undefined, 't=190000');
  for (const key of ['i', 'w', 'c', 'v', '?']) {
    await page.keyboard.press(key);
    expect(await page.evaluate(moving)).toEqual([]);
  }
});

test.describe('with motion, and a run that would take a minute', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' }, speed: 0.001 });

  test('a prediction is played to its moment, and only then graded', async ({ page, say }) => {
    const { question, timeline, instant } = await openLesson(page, say);
    for (let i = 0; i < 2; i++) await page.keyboard.press('PageDown');
    await question.getByRole('textbox').fill('1');
    await question.getByRole('button').click();
    await expect(question.getByText(say('question.waiting'))).toBeVisible();
    await expect(timeline.getByText('virtual time · playing')).toBeVisible();
    await timeline.getByRole('combobox', { name: 'Speed' }).selectOption('real speed');
    await expect(question.getByText(say('question.right'))).toBeVisible();
    await expect(instant).toHaveText(/^0\.060/);
    await expect(timeline.getByText('virtual time · paused')).toBeVisible();
  });

  test('the reader can reduce it in the settings', async ({ page, say }) => {
    const lesson = await openLesson(page, say);
    await page.keyboard.press(',');
    await page.getByRole('group', { name: 'Motion' }).getByLabel('Reduced').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await lesson.question.getByRole('textbox').fill('1');
    await lesson.question.getByRole('button').click();
    await expect(lesson.instant).toHaveText(/^0\.060/);
  });
});
