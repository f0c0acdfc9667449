import { expectAccessible } from './testing/axe.ts';
import { HANDSHAKE, lessonPage, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('the program stands beside the wire, with the line lit at which it is blocked', async ({
  page,
  say,
}) => {
  await page.goto(`./#/lesson/${HANDSHAKE}?t=50000&sides=code~-sockets`);
  const lesson = lessonPage(page, say);
  const server = lesson.stage.getByRole('region', { name: 'Program of server', exact: true });
  const lit = server.locator('[aria-current="step"]');
  await expect(lit).toContainText('accept(door');
  await expect(lit).toContainText('waits for a connection that is ready');
  await expectAccessible(page, 'program beside the wire');

  // The cursor moves on, and the light with it.
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(lit).toContainText('recv(caller');

  const client = lesson.stage.getByRole('region', { name: 'Program of client', exact: true });
  await client.getByRole('button', { name: 'Open SYN', exact: true }).click();
  await expect(panel(lesson, 'packet')).toBeVisible();
  await page.keyboard.press('Escape');

  await server.getByRole('button', { name: 'Python' }).click();
  await expect(lit).toContainText('caller.recv(100)');
  await expect(client).toContainText('s.connect(("10.0.0.2", 80))');
  await expect.poll(() => page.url()).toMatch(/look\.code=python/);
});
