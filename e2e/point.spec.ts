/** A question that is answered by pointing: with the mouse and with the keyboard, wrong and right. */
import { expect, type Page } from '@playwright/test';
import { keyboard, mouse } from './testing/hands.ts';
import { expectRun, type LessonPage, openLesson, packets } from './testing/lesson-page.ts';
import { press } from './testing/press.ts';
import { test } from './testing/test.ts';

const POINTED = { en: 'You point at', zh: '你指的是' } as const;

/** The step that asks it, and the packet of a title on the ladder. */
async function openQuestion(page: Page, say: LessonPage['say']) {
  const lesson = await openLesson(page, say, 'three-way-handshake', 'step=why-three');
  await expectRun(lesson);
  await expect(lesson.question.locator('[data-points="packet"]')).toBeVisible();
  const packet = (title: string) =>
    packets(lesson).filter({ has: page.getByText(title, { exact: true }) });
  return { lesson, packet };
}

test('looking around stays free: what is pointed at is an answer once it is handed in', async ({
  page,
  say,
  language,
}) => {
  const { lesson, packet } = await openQuestion(page, say);
  const { question } = lesson;
  await question.locator('button[type="submit"]').click();
  await expect(question.getByRole('alert')).not.toBeEmpty();

  await press(packet('ACK'));
  await expect(question).toContainText(POINTED[language]);
  await expect(question).toContainText('ACK');
  await press(packet('SYN'));
  await expect(question.locator('[data-points] strong')).toContainText('SYN');
  // Pointing opens no inspector: that has its own key.
  await expect(page.getByRole('complementary')).toHaveCount(0);

  await question.locator('button[type="submit"]').click();
  await expect(question.getByText(say('question.wrong'))).toBeVisible();
  const stage = page.locator('[data-says]');
  await expect(stage.and(page.locator('[data-says="chosen"]'))).toHaveCount(1);
  await expect(stage.and(page.locator('[data-says="right"]'))).toHaveCount(1);
  // Answered, a packet opens the inspector again.
  await press(packet('SYN'));
  await expect(page.getByRole('complementary')).toBeVisible();
});

for (const hands of [mouse, keyboard]) {
  test(`the right packet is pointed at with ${hands.name}`, async ({ page, say }) => {
    const { lesson, packet } = await openQuestion(page, say);
    const by = hands(page);
    await by.point(packet('SYN, ACK'));
    await by.press(lesson.question.locator('button[type="submit"]'));
    await expect(lesson.question.getByText(say('question.right'))).toBeVisible();
    await expect(page.locator('[data-says="both"]')).toHaveCount(1);
    // Who predicts again points anew.
    await by.press(lesson.question.getByRole('button', { name: say('question.again') }));
    await expect(page.locator('[data-says]')).toHaveCount(0);
    await by.point(packet('SYN'));
    await expect(lesson.question.locator('[data-points] strong')).toContainText('SYN');
  });
}

test('a mark on its way is what a click on it means, whatever words lie around it', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, 'fragmentation', 'step=hole');
  await packets(lesson)
    .and(page.getByRole('button', { name: /^ICMP/ }))
    .last()
    .click();
  await expect(lesson.question.locator('[data-points] strong')).toContainText('ICMP');
});
