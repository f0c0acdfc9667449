import { readFile } from 'node:fs/promises';
import { openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('the link to the instant is copied, and says that it was', async ({ page, say, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { stage } = await openLesson(page, say, undefined, 't=40000');
  await stage.getByLabel('Share this run').click();
  await page.getByText('Copy the link to this instant').click();
  await expect(page.getByText('Link copied').first()).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /#\/lesson\/29-three-way-handshake\?t=40000$/,
  );
});

test('the run is saved as a capture that Wireshark can read', async ({ page, say }) => {
  const { stage } = await openLesson(page, say, undefined, 't=40000');
  await stage.getByLabel('Share this run').click();
  const downloading = page.waitForEvent('download');
  await page.getByText('Save as a capture (pcapng)').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.pcapng$/);
  const bytes = await readFile(await download.path());
  // A section header block, in the byte order that its magic number tells.
  expect(bytes.readUInt32LE(0)).toBe(0x0a0d0d0a);
  expect(bytes.readUInt32LE(8)).toBe(0x1a2b3c4d);
  // Six frames, each captured where it left and where it arrived.
  expect(bytes.length).toBeGreaterThan(12 * 58);
});

test('the session is saved: what it takes to run it again', async ({ page, say }) => {
  const { stage } = await openLesson(page, say, undefined, 'in=d20000.0&t=40000');
  await stage.getByLabel('Share this run').click();
  const downloading = page.waitForEvent('download');
  await page.getByText('Save the session').click();
  const file = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  expect(file).toMatchObject({
    wireglass: 'session',
    session: { seed: 29, inputs: [{ kind: 'drop', at: 20_000, frame: 0 }] },
  });
});
