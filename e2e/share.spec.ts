import { readFile } from 'node:fs/promises';
import { openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('the link to the instant is copied, and says that it was', async ({ page, say, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { stage } = await openLesson(page, say, undefined, 't=40000');
  await stage.getByLabel('Share this run').click();
  await page.getByText('Copy the link to this instant').click();
  await expect(stage.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /#\/lesson\/three-way-handshake\?step=listen&t=40000$/,
  );
});

test('where copying is forbidden, the address bar has the link, and the page says so', async ({
  page,
  say,
}) => {
  await page.addInitScript(() => {
    // As on a page without https.
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const { stage } = await openLesson(page, say, undefined, 't=40000');
  await page.keyboard.press('ArrowLeft');
  await stage.getByLabel('Share this run').click();
  await page.getByText('Copy the link to this instant').click();
  await expect(stage.getByText('The link is in the address bar')).toBeVisible();
  expect(page.url()).toMatch(/step=listen&t=20000$/);
});

test('the run is saved as the capture of a host, which Wireshark can read, and as what it takes to run it again', async ({
  page,
  say,
}) => {
  const { stage } = await openLesson(page, say, undefined, 'in=d20000.0&t=40000');
  await stage.getByLabel('Share this run').click();
  const capturing = page.waitForEvent('download');
  await page
    .getByRole('group', { name: /as seen by/ })
    .getByText('server')
    .click();
  const capture = await capturing;
  expect(capture.suggestedFilename()).toBe('wireglass-server.pcapng');
  const bytes = await readFile(await capture.path());
  // A section header block, in the byte order that its magic number tells.
  expect(bytes.readUInt32LE(0)).toBe(0x0a0d0d0a);
  expect(bytes.readUInt32LE(8)).toBe(0x1a2b3c4d);
  // Six frames of at least 58 bytes, each of them once.
  expect(bytes.length).toBeGreaterThan(6 * 58);

  const saving = page.waitForEvent('download');
  await stage.getByLabel('Share this run').click();
  await page.getByText('Save the session').click();
  const file = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
  expect(file).toMatchObject({
    wireglass: 'session',
    session: { seed: 29, inputs: [{ kind: 'drop', at: 20_000, frame: 0 }] },
  });
});

test('both ends are saved as two files, by the keyboard alone', async ({ page, say }) => {
  const { stage } = await openLesson(page, say, undefined, 't=40000');
  const saved: string[] = [];
  page.on('download', (download) => saved.push(download.suggestedFilename()));
  await stage.getByLabel('Share this run').focus();
  await page.keyboard.press('Enter');
  const both = stage.getByRole('button', { name: 'both, a file each' });
  for (let i = 0; i < 8 && !(await both.evaluate((it) => it === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => saved).toEqual(['wireglass-client.pcapng', 'wireglass-server.pcapng']);
});
