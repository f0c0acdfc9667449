/** A packet taken apart: one byte is followed through message, segment, packet and frame. */
import { expectAccessible } from './testing/axe.ts';
import { HANDSHAKE, lessonPage } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('a byte is followed through all layers by keyboard, and read in the table', async ({
  page,
  say,
}) => {
  await page.goto(`./#/lesson/${HANDSHAKE}?t=190000&first=encapsulation&sides=-sockets`);
  const { stage } = lessonPage(page, say);
  const view = stage.getByRole('region', { name: 'Encapsulation', exact: true });
  const bytes = view.getByRole('slider', { name: /byte by byte/ });
  // The answer of the server begins with its H.
  await expect(bytes).toHaveAttribute('aria-valuetext', /0x48 = 72 = “H”.*byte 0 of the stream/);
  await expectAccessible(page, 'encapsulation');
  await bytes.focus();
  await page.keyboard.press('ArrowRight');
  await expect(bytes).toHaveAttribute('aria-valuetext', /“e”.*byte 1 of the stream/);
  await page.keyboard.press('Home');
  await expect(bytes).toHaveAttribute('aria-valuetext', /Ethernet II: Destination address/);
  await expect.poll(() => page.url()).toMatch(/look\.encapsulation=b0/);

  const choice = view.getByLabel('Packet', { exact: true });
  const syn = choice.locator('option', { hasText: 'SYN, client → server' });
  await choice.selectOption((await syn.getAttribute('value')) ?? '');
  await expect(bytes).toHaveAttribute(
    'aria-valuetext',
    /Transmission Control Protocol: Source port/,
  );
  await view.getByRole('button', { name: 'Table' }).click();
  const table = view.getByRole('table', { name: 'Encapsulation' });
  await expect(table.getByRole('row', { name: /Destination port/ })).toContainText('80');
  await expectAccessible(page, 'encapsulation as a table');
});
