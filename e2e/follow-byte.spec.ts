/** A byte is followed: chosen in one picture or in a packet's bytes, marked in all, and held by links. */
import { expectAccessible } from './testing/axe.ts';
import { expect, test } from './testing/test.ts';

const LOST = '#/lesson/slow-start?first=sliding-windows&t=900000';

test('a byte of the strip is followed through the pictures, and told in words and rows', async ({
  page,
}) => {
  await page.goto(LOST);
  const strip = page.getByRole('slider', { name: 'A byte of the stream' });
  await strip.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  const story = page.getByRole('region', { name: 'The byte that is followed' });
  await expect(
    story.getByText(/^Byte .* from client to server: sent at .* read by the program/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Follow byte/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await story.getByText('As a table').click();
  await expect(story.getByRole('row')).toHaveCount(4);
  await expectAccessible(page, 'a byte that is followed');
  await story.getByRole('button', { name: 'Open the packet' }).first().click();
  const inspector = page.getByRole('complementary');
  await inspector.getByLabel('Follow a byte of this packet').fill('5000');
  await inspector.getByRole('button', { name: 'Follow it' }).click();
  await expect(inspector.getByText(/^This packet carries bytes 1.001 to 2.000/)).toBeVisible();
  await inspector.getByLabel('Follow a byte of this packet').fill('1007');
  await inspector.getByRole('button', { name: 'Follow it' }).click();
  await expect(story.getByText(/^Byte 1.007 from client to server/).first()).toBeVisible();
  await story.getByRole('button', { name: 'Stop following' }).click();
  await expect(story).toHaveCount(0);
});

test('a link holds the byte, and the ladder marks every segment that carried it', async ({
  page,
}) => {
  await page.goto('#/lesson/slow-start?t=900000&byte=0.0.40000');
  const story = page.getByRole('region', { name: 'The byte that is followed' });
  await expect(story.getByText(/lost at .* sent again at/)).toBeVisible();
  // Where the ladder has room for words, and the segment is in sight.
  await page.goto('#/lesson/slow-start?t=185000&byte=0.0.100');
  await expect(story.getByText(/^Byte 101 from client to server/).first()).toBeVisible();
  await expect(page.locator('[data-says="carries"]').first()).toBeVisible();
});
