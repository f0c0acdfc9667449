/** The curtain: a covered packet is told nowhere until it is uncovered, whoever asks. */
import { expect } from '@playwright/test';
import { expectAccessible } from './testing/axe.ts';
import { openLesson, packets } from './testing/lesson-page.ts';
import { test } from './testing/test.ts';

const WORDS = {
  en: { covered: /^Covered packet/, cover: /^Cover it/, uncover: 'Uncover it' },
  zh: { covered: /^已遮住的分组/, cover: /^遮住它/, uncover: '揭开它' },
} as const;

test('a key covers the packet under the pointer, and its name is told nowhere', async ({
  page,
  say,
  language,
}) => {
  await page.clock.install();
  const lesson = await openLesson(page, say, 'three-way-handshake', 'step=circuit&t=110000');
  const { ladder, timeline } = lesson;
  const second = packets(lesson).nth(1);
  const words = second.getByText('SYN, ACK', { exact: true });
  await expect(words).toBeVisible();
  const explanation = page.locator('#explanation');
  // What explains comes a moment after the picture.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await second.hover();
    await expect(explanation).toBeVisible({ timeout: 1500 });
  }).toPass();
  await page.keyboard.press('q');
  await page.mouse.move(0, 0);
  await expect(explanation).toHaveCount(0);
  await expect(second).toHaveAccessibleName(WORDS[language].covered);
  await expect(words).toBeHidden();
  await expect(ladder.getByRole('button', { name: /SYN, ACK/ })).toHaveCount(0);
  const tick = timeline.getByText('SYN, ACK', { exact: true });
  await expect(tick).toHaveCSS('font-size', '0px');

  // Nor does the glossary, which explains the labels that a pointer rests on.
  await second.hover();
  await page.clock.fastForward(1500);
  await expect(explanation).toHaveCount(0);

  await second.click();
  const inspector = page.getByRole('complementary').last();
  const heading = inspector.getByRole('heading', { level: 3 });
  await expect(heading).toContainText('?');
  await expect(inspector).not.toContainText('SYN');
  await page.keyboard.press('w');
  await expect(page.locator('main')).toContainText(language === 'en' ? 'Covered' : '已遮住');
  await expect(page.getByRole('complementary').last()).not.toContainText('SYN, ACK');
  await page.keyboard.press('w');

  await second.hover();
  await page.keyboard.press('q');
  await expect(words).toBeVisible();
  await expect(second).toHaveAccessibleName(/^SYN, ACK/);
});

test('by keyboard: the menu of a packet covers it, and the inspector uncovers it', async ({
  page,
  say,
  language,
}) => {
  const { cover, covered, uncover } = WORDS[language];
  const lesson = await openLesson(page, say, 'three-way-handshake', 'step=circuit&t=110000');
  const first = packets(lesson).first();
  await first.focus();
  // What the menu needs comes with the packet that is selected.
  await page.keyboard.press('Enter');
  await first.dispatchEvent('contextmenu');
  const entry = page.getByRole('button', { name: cover });
  await entry.focus();
  await page.keyboard.press('Enter');
  await expect(first).toHaveAccessibleName(covered);
  await expectAccessible(page, 'a covered packet');
  await page.getByRole('button', { name: uncover, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(first).toHaveAccessibleName(/^SYN/);
});
