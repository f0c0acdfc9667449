/** What a lecture hall sees of what is opened; places.spec.ts has what stands there at once. */
import { expectLegible, expectReadable } from './testing/layout.ts';
import { CLOSE, openLesson, packets, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';
import { LEAST as SIZES } from './testing/windows.ts';

const LEAST = SIZES.projector;

test.use({ theme: 'projector', viewport: { width: 1280, height: 720 } });

test('every layer of a packet has room for its type, and its bytes stand eight a row', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=60000');
  await packets(lesson).first().click();
  const inspector = panel(lesson, 'packet');
  const layers = inspector.locator('[role="treeitem"][aria-level="1"]');
  await expect(layers).toHaveCount(3);
  for (const layer of await layers.all()) {
    await layer.click();
    await expectLegible(page, LEAST, 'the layer');
    await expectReadable(inspector, 'the layer');
    const field = layer.locator('xpath=following-sibling::*[1]');
    await field.click();
    await expectLegible(page, LEAST, 'its first field');
    await expectReadable(inspector, 'its first field');
  }
  const firstRow = inspector.getByRole('row').first();
  await expect(firstRow.getByRole('gridcell')).toHaveCount(8);
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh' });

  test('where sixteen bytes a row have room at that size, they stand so', async ({ page, say }) => {
    await page.setViewportSize({ width: 3840, height: 2160 });
    const lesson = await openLesson(page, say, undefined, 't=60000');
    await packets(lesson).first().click();
    const inspector = panel(lesson, 'packet');
    await expect(inspector.getByRole('row').first().getByRole('gridcell')).toHaveCount(16);
    await expectLegible(page, LEAST, 'a large screen');
    await expectReadable(inspector, 'a large screen');
  });
});

test('beside the ladder stands what of the chart is about now, and it moves on', async ({
  page,
  say,
}) => {
  const { stage } = await openLesson(page, say, CLOSE, 't=140000');
  await page.keyboard.press('c');
  const [client, server] = ['client', 'server'].map((name) =>
    stage.getByRole('region', { name: new RegExp(`state chart of ${name}`) }),
  );
  const ways = client!.getByRole('list', { name: 'Ways out' }).getByRole('listitem');
  await expect(ways).toHaveText([
    'rcv ACK of FINFIN_WAIT_2',
    'rcv FINCLOSING',
    'rcv FIN,ACK of FINTIME_WAIT',
  ]);
  await expect(client!.getByRole('button', { name: '3 CLOSE' })).toBeVisible();
  for (let packet = 0; packet < 2; packet++) await page.keyboard.press('Shift+ArrowRight');
  await expect(server!.getByRole('button', { name: 'rcv FIN' })).toBeVisible();
});
