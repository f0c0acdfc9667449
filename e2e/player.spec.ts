import { hearing } from './testing/hearing.ts';
import { openLesson, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('the timeline tells nothing of what is to come while a question about it is open', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say);
  await expect(lesson.timeline.getByText('SYN')).toHaveCount(0);
  await lesson.question.getByLabel('It waits').check();
  await lesson.question.getByRole('button').click();
  await expect(lesson.question.getByRole('definition').first()).toBeVisible();
  // What the next question asks for, it tells only as one gets there.
  await expect(lesson.timeline.getByText('SYN')).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(lesson.timeline.getByText('SYN, ACK').first()).toBeAttached();
});

test('a prediction is graded when its task has been watched, and each answer has its reason', async ({
  page,
  say,
}) => {
  const heard = await hearing(page);
  const lesson = await openLesson(page, say, undefined, 'step=old-syn&t=130000');
  await lesson.question.getByLabel('A connection, half open').check();
  await lesson.question.getByRole('button').click();
  await expect(lesson.question.getByText(say('question.waiting.do'))).toBeFocused();
  await lesson.prose.getByRole('button', { name: 'Let the old SYN arrive' }).click();
  await expect(lesson.question.getByText('Not this time.')).toBeVisible();
  await expect(lesson.prose.getByText('what two segments would have left behind')).toBeVisible();
  await expect(lesson.prose.getByText('Done', { exact: true })).toBeVisible();
  await heard(/the principal reason/i);
});

test('Why? of a question names the rule that decides it, and is read from its heading', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say);
  await lesson.question.getByLabel('It waits').check();
  await lesson.question.getByRole('button').click();
  await lesson.question.getByRole('button', { name: 'Why?' }).click();
  const why = panel(lesson, 'why');
  await expect(why.getByRole('heading', { name: 'Why does accept wait?' })).toBeFocused();
  await expect(why.getByText('The rule:')).toContainText('RFC 9293 §3.9.1.1');
  await expect(why.getByText(/which waits: no client has a finished connection/)).toBeVisible();
});

test('a key that can do nothing says why, and a packet that has passed can be dropped', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await page.keyboard.press('Home');
  await page.keyboard.press('d');
  await expect(lesson.stage.getByText('there is nothing to drop')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('d');
  await expect(lesson.stage.getByText('No packet is under way')).toBeVisible();
  await lesson.ladder.getByRole('button', { name: /^SYN from client/ }).click();
  await page.keyboard.press('d');
  await expect(lesson.runs.locator('option:checked')).toHaveText('B: SYN dropped');
});
