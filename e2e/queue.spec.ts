/** The buffer in front of a line: what waits, packet by packet, as a picture and as a table. */
import { expectAccessible } from './testing/axe.ts';
import { expect, test } from './testing/test.ts';

test('packets stand in the buffer one behind the other, and each opens', async ({ page, say }) => {
  await page.goto('./#/lesson/sliding-window?alone=queue&t=100000');
  const queue = page.getByRole('region', { name: 'Queue in front of a line' });
  await expect(queue.getByRole('img', { name: /The queue from client to server/ })).toBeVisible();
  const buffer = page.getByRole('list', { name: 'In the buffer now' });
  await expect(buffer.getByRole('button', { name: /^being sent/ })).toBeVisible();
  const next = buffer.getByRole('button', { name: /^1\. .*has waited/ });
  await buffer.getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(next).toBeFocused();
  await expectAccessible(page, 'the queue');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: say('player.panel.packet') })).toBeVisible();
  await queue.getByRole('button', { name: 'Table' }).click();
  await expect(queue.getByRole('table')).toContainText('waits');
});
