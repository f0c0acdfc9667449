/** What a teacher points and measures with: the ruler in plots and on the ladder, the spotlight. */
import { expect, type Page } from '@playwright/test';
import { openLesson, packets } from './testing/lesson-page.ts';
import { test } from './testing/test.ts';

async function drag(page: Page, from: [number, number], to: [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  await page.mouse.move(...to);
  await page.mouse.up();
}

test('on the ladder a drag measures time, and so does a walk with Shift', async ({ page, say }) => {
  const lesson = await openLesson(page, say, 'three-way-handshake', 'step=circuit&t=110000');
  const { ladder } = lesson;
  const [syn, synAck] = [packets(lesson).first(), packets(lesson).nth(1)];
  const a = await syn.boundingBox();
  const line = await ladder.boundingBox();
  if (!a || !line) throw new Error('There is no ladder.');
  const x = line.x + line.width * 0.45;
  const ruler = ladder.locator('[data-ruler]');
  // What measures comes a moment after the picture.
  await expect(async () => {
    await drag(page, [x, a.y - 10], [x, a.y + 130]);
    await expect(ruler).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(ruler).toHaveText(/^\d+(\.\d)?\sms = \d\.\d\sRTT$/);

  await syn.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(synAck).toBeFocused();
  // The SYN-ACK leaves when the SYN arrives: one trip later.
  await expect(ruler).toHaveText(/^20\sms = 0\.5\sRTT$/);
  await page.keyboard.press('Escape');
  await expect(ruler).toHaveCount(0);
});

test('the spotlight follows the pointer, and Escape ends it', async ({ page, say }) => {
  const lesson = await openLesson(page, say, 'three-way-handshake', 'step=circuit&t=110000');
  const opacity = (n: number) =>
    packets(lesson)
      .nth(n)
      .locator('xpath=..')
      .evaluate((item) => Number(getComputedStyle(item).opacity));
  await packets(lesson).first().hover();
  await page.keyboard.press('h');
  await expect.poll(() => opacity(1)).toBeLessThan(0.5);
  expect(await opacity(0)).toBe(1);
  await packets(lesson).nth(1).hover();
  await expect.poll(() => opacity(0)).toBeLessThan(0.5);
  expect(await opacity(1)).toBe(1);
  // It stays while time moves.
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => opacity(0)).toBeLessThan(0.5);
  await page.keyboard.press('Escape');
  await expect.poll(() => opacity(0)).toBe(1);
});
