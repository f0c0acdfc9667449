/** The sliding windows: bytes over bytes, what is under way between them, and the table beside. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './testing/axe.ts';
import { expect, test } from './testing/test.ts';

const LESSON = 'sliding-window';

/** The picture of what one host sends, at an instant. */
async function openWindows(page: Page, at: number, more = ''): Promise<Locator> {
  await page.goto(`./#/lesson/${LESSON}?t=${at}&first=sliding-windows${more}`);
  const windows = page.getByRole('region', { name: 'Sliding windows: client sends' });
  await expect(windows.getByRole('img', { name: 'Sliding windows' })).toBeVisible();
  return windows;
}

test('four segments fall over their bytes; one is opened, and one is dropped', async ({
  page,
  say,
}) => {
  const windows = await openWindows(page, 125_000);
  const underWay = windows.getByRole('list', { name: 'Under way' });
  await expect(underWay.getByRole('button', { name: /seq 1001: open it/ })).toBeVisible();
  await expect(windows.getByText(/limits now · una \+ rwnd/)).toBeVisible();
  await underWay.getByRole('button', { name: /seq 3001: open it/ }).click();
  await expect(page.getByRole('complementary', { name: say('player.panel.packet') })).toBeVisible();
  await underWay.getByRole('button', { name: /^Drop/ }).first().click();
  await expect(page.getByText(/B: .*dropped/).first()).toBeAttached();
});

test('the pointer goes from a packet to its button, and drops it', async ({ page }) => {
  const windows = await openWindows(page, 125_000);
  const underWay = windows.getByRole('list', { name: 'Under way' });
  const packet = underWay.getByRole('button', { name: /seq 3001: open it/ });
  await packet.hover();
  const drop = underWay
    .getByRole('button', { name: /^Drop/ })
    .and(page.locator(':not([data-quiet])'));
  await expect(drop).toBeVisible();
  const [from, to] = [await packet.boundingBox(), await drop.boundingBox()];
  if (from === null || to === null) throw new Error('nothing to point at');
  // From a corner of the packet, a pixel at a time.
  await page.mouse.move(from.x + 3, from.y + from.height / 2);
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 60 });
  await expect(drop).toBeVisible();
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByText(/B: .*dropped/).first()).toBeAttached();
});

for (const [how, keys] of [
  ['the button that Tab leads to', ['Tab', 'Enter']],
  ['the key d', ['d']],
] as const) {
  test(`of four packets, the focused one is dropped by ${how}`, async ({ page }) => {
    const windows = await openWindows(page, 125_000);
    const packets = windows
      .getByRole('list', { name: 'Under way' })
      .getByRole('button', { name: /: open it/ });
    await expect(packets).toHaveCount(4);
    await packets.first().focus();
    await page.keyboard.press('ArrowDown');
    const second = packets.nth(1);
    await expect(second).toBeFocused();
    for (const key of keys) await page.keyboard.press(key);
    await expect(page.getByText(/B: .*dropped/).first()).toBeAttached();
  });
}

test('a byte says which segment carried it, by pointer and by keyboard; the table has the edges', async ({
  page,
}) => {
  const windows = await openWindows(page, 250_000);
  const bytes = windows.getByRole('slider', { name: 'A byte of the stream' });
  await bytes.focus();
  await page.keyboard.press('ArrowRight');
  const said = /^Byte \d+ · client: acknowledged · server: read by the program · sent once, at 90/;
  await expect(bytes).toHaveAttribute('aria-valuetext', said);
  await expect(windows.getByText(said)).toBeVisible();
  await bytes.hover();
  await expect(windows.getByText(/^Byte [\d\s\u202f]+ · client: /)).toBeVisible();

  // The table has the same edges in rows, up to the cursor.
  await windows.getByRole('button', { name: 'Table' }).click();
  await expect(windows.getByRole('row').last()).toContainText('8000');
  await windows.getByRole('button', { name: 'Picture', exact: true }).click();
  await expect(windows.getByRole('img', { name: 'Sliding windows' })).toBeVisible();
});

test('one looks closer, back, and at the other direction; the link holds it', async ({ page }) => {
  const windows = await openWindows(page, 200_000);
  for (let i = 0; i < 3; i++) await windows.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => page.url()).toMatch(/look\.sliding-windows=z\d+\.\d+/);
  await page.reload();
  await windows.getByRole('button', { name: 'Follow the window' }).click();
  await expect.poll(() => page.url()).not.toContain('look.');
  await windows.getByRole('combobox', { name: 'Direction' }).selectOption('server → client');
  const back = page.getByRole('region', { name: 'Sliding windows: server sends' });
  await expect(back.getByRole('img')).toBeVisible();
});

test('axe finds nothing, also on a phone, where the picture is seen whole', async ({ page }) => {
  const windows = await openWindows(page, 125_000);
  await expectAccessible(page, 'windows');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page, 'windows on a phone');
  const hidden = () =>
    windows.getByRole('img', { name: 'Sliding windows' }).evaluate((picture) => {
      const box = picture.parentElement?.parentElement as HTMLElement;
      return picture.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
    });
  // Down to the numbers of its axis.
  await expect.poll(hidden).toBeLessThanOrEqual(0.5);
});
