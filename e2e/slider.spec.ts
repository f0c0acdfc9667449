/** One thing of the run is set until a condition holds: by mouse and by keyboard, right and wrong. */
import { expectAccessible } from './testing/axe.ts';
import { tabTo } from './testing/keyboard.ts';
import { lessonPage } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const PATH = './#/lesson/sliding-window?step=wide';

test('too small and too large are told apart, and the run with the value lies on the stage', async ({
  page,
  say,
}) => {
  await page.goto(PATH);
  const { question, prose, runs } = lessonPage(page, say);
  const slider = question.getByRole('slider');
  const check = question.locator('button[type="submit"]');
  await expect(slider).toHaveAttribute('aria-valuetext', /^4\s000\sbytes$/);
  await check.click();
  await expect(question.getByRole('alert')).not.toBeEmpty();

  const { x, y, width, height } = (await slider.boundingBox())!;
  await page.mouse.click(x + width - 12, y + height / 2);
  await expect(question.getByRole('textbox')).toHaveValue('8000');
  await expectAccessible(page, 'a slider');
  await check.click();
  await expect(question.getByText('More than needed: the line stood idle for 0 ms')).toBeVisible();
  await expect(prose.getByText('one segment fewer will do')).toBeVisible();
  await expect(runs.locator('option')).toHaveCount(2);
  await expectAccessible(page, 'a slider that was graded');

  // One goes on from there.
  await question.getByRole('button', { name: say('question.again') }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', /^8\s000\sbytes$/);
  await slider.press('Home');
  await slider.press('ArrowRight');
  await expect(question.getByRole('textbox')).toHaveValue('2000');
  await check.click();
  await expect(question.getByText(/^Too little: the line stood idle for \d/)).toBeVisible();
  await expect(prose.getByText('a burst, a gap, a burst')).toBeVisible();
});

test.describe('in Chinese, with the keyboard alone', () => {
  test.use({ language: 'zh' });

  test('the smallest value that holds is right, also as a number', async ({ page, say }) => {
    await page.goto(PATH);
    const { question, prose } = lessonPage(page, say);
    await tabTo(page, question.getByRole('textbox'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('60000');
    await page.keyboard.press('Enter');
    await expect(question.getByRole('alert')).toContainText(/8\s000/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('6000');
    await expect(question.getByRole('slider')).toHaveAttribute('aria-valuetext', /^6\s000\s字节$/);
    await page.keyboard.press('Enter');
    await expect(question.getByText(say('question.right'))).toBeVisible();
    await expect(question.getByText('正好：线路空闲了 0 毫秒')).toBeVisible();
    await expect(prose.getByText('速率乘以往返时间')).toBeVisible();
  });
});
