/** The packet list: what a reader of Wireshark would do, without a mouse. */
import { expectAccessible } from './testing/axe.ts';
import { CLOSE, lessonPage, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('a filter in Wireshark’s words leaves its packets, and a row is taken apart, by keyboard alone', async ({
  page,
  say,
}) => {
  await page.goto(`./#/lesson/${CLOSE}?t=500000&first=packets&sides=-sockets`);
  const lesson = lessonPage(page, say);
  const list = lesson.stage.getByRole('region', { name: 'Packets', exact: true });
  const grid = list.getByRole('grid', { name: 'Packets' });
  const rows = grid.locator('[data-row]');
  const found = list.getByRole('status');
  await expect(found).toHaveText(/^\d\d packets$/);
  const all = await grid.getAttribute('aria-rowcount').then((count) => Number(count) - 1);
  await expectAccessible(page, 'the packet list');

  await list.getByRole('combobox', { name: 'Filter' }).focus();
  await page.keyboard.type('tcp.flagz.fin == 1');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('alert')).toContainText('tcp.flagz.fin');
  await expect(rows).toHaveCount(all);
  await page.keyboard.press('Escape');
  await page.keyboard.type('tcp.flags.fin == 1 && ip.src == 10.0.0.1');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('alert')).toHaveText('');
  await expect(found).toHaveText(`1 of ${all} packets`);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('FIN');
  await expect.poll(() => page.url()).toMatch(/look\.packets=ftcp\.flags/);
  await expectAccessible(page, 'a filtered packet list');

  // The button that clears it, then the list.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(grid).toBeFocused();
  await page.keyboard.press('Enter');
  const tree = panel(lesson, 'packet').getByRole('tree', { name: 'Layers and fields' });
  await expect(tree.getByRole('treeitem', { name: /^Control bits/ })).toContainText('FIN');
  await page.keyboard.press('Escape');

  await list.getByRole('button', { name: 'Clear the filter' }).press('Enter');
  await expect(found).toHaveText(`${all} packets`);
  await grid.focus();
  await page.keyboard.press('Home');
  await expect(rows.locator('xpath=self::*[@data-active]')).toHaveAttribute('data-row', '0');
});
