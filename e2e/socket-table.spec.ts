/** `ss` of every host at the cursor. */
import { expectAccessible } from './testing/axe.ts';
import { openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('the sockets of both hosts stand in tables, and a row answers why', async ({ page, say }) => {
  await openLesson(page, say, undefined, 'second=socket-table&t=70000');
  const sockets = page.getByRole('region', { name: 'Sockets of every host' });
  const server = sockets.getByRole('table', { name: 'Sockets of server' });
  await expect(server.getByRole('row', { name: /LISTEN/ })).toContainText('*:80');
  await expect(server).toContainText('accept queue: 0 of 5');
  await expect(sockets.getByRole('table', { name: 'Sockets of client' })).toContainText(
    '10.0.0.2:80',
  );
  await expectAccessible(page, 'the table of sockets');
  const listener = server.getByRole('button', { name: 'Why is *:80 LISTEN?' });
  await listener.focus();
  await page.keyboard.press('Enter');
  const why = page.getByRole('complementary', { name: say('player.panel.why'), exact: true });
  await expect(why.getByText(/listen/).first()).toBeVisible();
});
