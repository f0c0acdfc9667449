/** The clocks of a connection: a lane each, counted down, explained, as a table and as a file. */
import { readFileSync } from 'node:fs';
import { expectAccessible } from './testing/axe.ts';
import { CLOSE } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const AT = 'first=timers&t=190000';

test('clocks stand in lanes, and each bar answers why by keyboard', async ({ page, say }) => {
  await page.goto(`./#/lesson/${CLOSE}?${AT}`);
  const timers = page.getByRole('region', { name: 'Timers of a connection' });
  await expect(timers.getByRole('img', { name: /Timers: client/ })).toBeVisible();
  await expect(timers.getByText('retransmission').first()).toBeVisible();
  const marks = timers.getByRole('list', { name: /^Marks/ });
  await marks.getByRole('button').last().focus();
  await page.keyboard.press('Home');
  const first = marks.locator('button[data-stop="0"]');
  await expect(first).toBeFocused();
  await expect(first).toHaveAccessibleName(/timer of client set to .*RFC/);
  await expectAccessible(page, 'the timers');
  await page.keyboard.press('Enter');
  const why = page.getByRole('complementary', { name: say('player.panel.why'), exact: true });
  await expect(why.getByText(/connect/).first()).toBeVisible();
});

test('one end is chosen, the link holds it, and the table tells the same', async ({ page }) => {
  await page.goto(`./#/lesson/${CLOSE}?${AT}`);
  const timers = page.getByRole('region', { name: 'Timers of a connection' });
  const choice = timers.getByRole('combobox', { name: 'Connection' });
  await choice.selectOption({ index: 2 });
  await expect(page).toHaveURL(/look\.timers=eb/);
  await timers.getByRole('button', { name: 'Table' }).click();
  const table = timers.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveCount(8);
  await expect(table.getByRole('row').nth(1)).toContainText('server');
  await expect(table).not.toContainText('client');
  await expectAccessible(page, 'the timers as a table');
  await timers.locator('summary').click();
  const saved = page.waitForEvent('download');
  await timers.getByRole('button', { name: 'Numbers, CSV' }).click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  expect(text).toContain('RFC 6298 §5');
});
