/** “You are the TCP”: its levels are played from Home to their ends, by what the RFCs allow. */
import { expectAccessible } from './testing/axe.ts';
import { panel, playOn, send, wait } from './testing/drill-player.ts';
import { openHome } from './testing/home-page.ts';
import { expect, test } from './testing/test.ts';

test('a rule explains what is illegal, and the run takes no changes from outside', async ({
  page,
  say,
}) => {
  await openHome(page, say);
  await page.getByRole('link', { name: 'You are the TCP' }).click();
  await expectAccessible(page, 'the levels');
  await page.goto('#/tcp/handshake/7/client');
  await wait(page);
  await expect(panel(page).getByText('connect()')).toBeVisible();
  await send(page, { flags: ['ACK'], seq: 1, ack: 1 });
  await expect(panel(page).getByText('A connection begins with a SYN')).toBeVisible();
  // To say nothing is allowed, but not for ever, when nothing else will ever happen.
  await wait(page);
  await expect(panel(page).getByText('MUST-60')).toBeVisible();
  await send(page, { flags: ['SYN'], seq: 0 });
  await expect(panel(page).getByText('Legal.', { exact: true })).toBeVisible();
  await expect(panel(page).getByText('0 of 1 decision right at once, 1 later')).toBeVisible();
  // While the SYN is under way there is nothing to decide, and nothing to drop.
  await expect(page.getByRole('button', { name: /^Drop/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change the run' })).toHaveCount(0);
  await wait(page);
  await expect(panel(page).getByText('does not count')).toBeVisible();
  await expect(panel(page).getByText('Arrived: SYN, ACK seq 0 ack 1')).toBeVisible();
  await expectAccessible(page, 'a decision');
  await send(page, { flags: ['ACK'], seq: 1, ack: 0 });
  await expect(panel(page).getByText('the SYN counts as one')).toBeVisible();
});

test('the form keeps the focus while the world goes on, and gives it to the summary', async ({
  page,
}) => {
  await page.goto('#/tcp/handshake/7/client');
  await wait(page);
  const button = panel(page).getByRole('button', { name: 'Wait' });
  await send(page, { flags: ['SYN'], seq: 0 });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText('Arrived: SYN, ACK')).toBeVisible();
  await expect(button).toBeFocused();
  await playOn(page, false);
  await expect(page.getByRole('region', { name: 'The connection is over' })).toBeFocused();
});

// Every level is played by every seat in src/drills; here one with losses, whose form has SACK blocks.
test('a level with losses is played to its end, where our stack stands beside', async ({
  page,
}) => {
  await page.goto('#/tcp/recovery/5/client');
  expect(await playOn(page, true)).toBeGreaterThan(6);
  const over = page.getByRole('region', { name: 'The connection is over' });
  await expect(over.getByText('You broke no rule.')).toBeVisible();
  await expect(over.getByText('What our stack sent in your place')).toBeVisible();
  await expect(panel(page).getByText('0 later, 0 rules broken, 0 hints')).toBeVisible();
  await expectAccessible(page, 'the summary');
});
