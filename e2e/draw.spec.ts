/** A curve is drawn before it is seen: by mouse and by keyboard, right and wrong. */
import { expectAccessible } from './testing/axe.ts';
import { tabTo } from './testing/keyboard.ts';
import { type LessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, type Page, test } from './testing/test.ts';

const STEP = 'step=doubles';
/** The top of the plot. */
const MOST = 20;

/** In one stroke from the first round trip to the last. */
async function drag(page: Page, { question }: LessonPage, values: readonly number[]) {
  const pen = question.getByRole('slider').first().locator('..');
  const { x, y, width, height } = (await pen.boundingBox())!;
  const at = (value: number, i: number) =>
    [x + ((i + 0.5) * width) / values.length, y + height * (1 - value / MOST)] as const;
  const [first = 0] = values;
  await page.mouse.move(...at(first, 0));
  await page.mouse.down();
  for (const [i, value] of values.entries()) await page.mouse.move(...at(value, i), { steps: 3 });
  await page.mouse.up();
}

const drawn = ({ question }: LessonPage) =>
  question
    .getByRole('slider')
    .evaluateAll((all) => all.map((each) => Number((each as HTMLInputElement).value)));

test('a straight line is drawn by mouse, and answered by the belief behind it', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, 'slow-start', STEP);
  const { question, prose } = lesson;
  const predict = question.locator('button[type="submit"]');

  // Half a curve is none: the message says what is missing.
  await question.getByRole('slider').first().press('ArrowUp');
  await predict.click();
  await expect(question.getByRole('alert')).toContainText('2, 3, 4');

  await drag(page, lesson, [1, 2, 3, 4]);
  await expect.poll(() => drawn(lesson)).toEqual([1, 2, 3, 4]);
  await expectAccessible(page, 'a curve that is drawn');
  await predict.click();
  await expect(question.getByText(say('question.wrong'))).toBeVisible();
  const verdicts = question.locator('[data-held]');
  await expect(verdicts.filter({ hasText: 'Where it starts' })).toHaveAttribute(
    'data-held',
    'true',
  );
  await expect(verdicts.filter({ hasText: 'How it rises' })).toContainText('by as much each time');
  await expect(verdicts.filter({ hasText: 'Where it ends' })).toHaveAttribute('data-held', 'false');
  await expect(prose.getByText('You add one for each')).toBeVisible();
  // The sketch stays, with the run's curve over it, also when one comes back.
  await expect(question.getByText('your sketch')).toBeVisible();
  await expectAccessible(page, 'a curve that was graded');
  await page.reload();
  await expect(question.getByText('your sketch')).toBeVisible();
  await expect(verdicts).toHaveCount(3);
});

test('a stroke is taken back by its button and by key, and one that the browser cancels is none', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, 'slow-start', STEP);
  const { question } = lesson;
  const undo = question.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeDisabled();
  await drag(page, lesson, [1, 2, 3, 4]);
  await drag(page, lesson, [8, 8, 8, 8]);
  await undo.click();
  await expect.poll(() => drawn(lesson)).toEqual([1, 2, 3, 4]);
  // Several steps of one point are one.
  const third = question.getByRole('slider').nth(2);
  for (let n = 0; n < 5; n++) await third.press('ArrowUp');
  await expect.poll(() => drawn(lesson)).toEqual([1, 2, 8, 4]);
  await third.press('Control+z');
  await expect.poll(() => drawn(lesson)).toEqual([1, 2, 3, 4]);

  const pen = third.locator('..');
  const { x, y, width, height } = (await pen.boundingBox())!;
  await page.mouse.move(x + 0.1 * width, y + 0.2 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.6 * width, y + 0.2 * height, { steps: 4 });
  await expect.poll(() => drawn(lesson)).not.toEqual([1, 2, 3, 4]);
  await pen.dispatchEvent('pointercancel', { pointerId: 1, bubbles: true });
  await expect.poll(() => drawn(lesson)).toEqual([1, 2, 3, 4]);
  await page.mouse.up();

  await question.getByRole('button', { name: 'Clear' }).click();
  await undo.click();
  await expect.poll(() => drawn(lesson)).toEqual([1, 2, 3, 4]);
  await question.locator('button[type="submit"]').click();
  const told = question.getByRole('status');
  await expect(told.locator('[data-held]')).toHaveCount(3);
  await expect(told.getByRole('figure')).toHaveCount(0);
  await expect(question.getByRole('figure')).toBeVisible();
});

test.describe('in Chinese, with the keyboard alone', () => {
  test.use({ language: 'zh' });

  test('a curve that doubles is right', async ({ page, say }) => {
    const lesson = await openLesson(page, say, 'slow-start', STEP);
    const { question } = lesson;
    for (const [i, value] of [1, 2, 4, 8].entries()) {
      await tabTo(page, question.getByRole('slider').nth(i));
      for (let n = 0; n < value; n++) await page.keyboard.press('ArrowUp');
    }
    // On a slider the keys of a clicker move the value by much, and the step stays.
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageDown');
    const last = question.getByRole('slider', { name: '往返：4 / 4' });
    await expect(last).toHaveAttribute('aria-valuetext', /^8\s个报文段$/);
    await tabTo(page, question.locator('button[type="submit"]'));
    await page.keyboard.press('Enter');
    await expect(question.getByText(say('question.right'))).toBeVisible();
    await expect(question.getByText('越来越快')).toBeVisible();
  });
});
