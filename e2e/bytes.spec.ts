import { holdFrames } from './testing/held-frames.ts';
import { openLesson, packet, panel } from './testing/lesson-page.ts';
import { press } from './testing/press.ts';
import { expect, test } from './testing/test.ts';

test('what the trace knows is there at once; of bytes that are late, the panel says so', async ({
  page,
  say,
}) => {
  const release = await holdFrames(page);
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const inspector = panel(lesson, 'packet');
  await packet(lesson, /^SYN from client/)
    .first()
    .click();
  await expect(inspector.getByRole('heading', { level: 3 })).toHaveText('SYN');
  await expect(inspector.getByText(say('player.panel.loading'))).toBeVisible();
  await expect(inspector.getByRole('tree')).toHaveCount(0);
  release();
  await expect(inspector.getByRole('tree', { name: say('packet.tree') })).toBeVisible();
  await expect(inspector.getByText(say('player.panel.loading'))).toHaveCount(0);
  // What the SYN offers stands in its bytes only.
  await expect(lesson.ladder.getByText(/mss 1460/).first()).toBeVisible();
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh' });

  test('a simulation that does not answer: the inspector and the capture say so', async ({
    page,
    say,
  }) => {
    await holdFrames(page);
    const lesson = await openLesson(page, say, undefined, 't=190000');
    await packet(lesson, /^SYN，/)
      .first()
      .click();
    await lesson.stage.getByLabel(say('player.share')).click();
    await page
      .getByRole('group', { name: say('player.share.pcapng') })
      .getByRole('button')
      .first()
      .click();
    const patience = { timeout: 20_000 };
    await expect(lesson.stage.getByText(say('player.share.noCapture'))).toBeVisible(patience);
    const inspector = panel(lesson, 'packet');
    await expect(inspector.getByText(say('player.panel.noBytes'))).toBeVisible(patience);
    await expect(inspector.getByText(say('player.panel.loading'))).toHaveCount(0);
  });
});

test('until the bytes of the next packet come, the one before it keeps its place', async ({
  page,
  say,
}) => {
  const release = await holdFrames(page, 3);
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const inspector = panel(lesson, 'packet');
  const tree = inspector.getByRole('tree');
  await press(packet(lesson, /^SYN from client/));
  await expect(tree).toBeVisible();
  const place = await tree.boundingBox();
  await press(packet(lesson, /^PSH, ACK from client/));
  await expect(inspector.getByRole('heading', { level: 3 })).toHaveText('PSH, ACK');
  await expect(inspector.getByText(say('player.panel.loading'))).toBeVisible();
  // Its numbers are not those of the chosen packet: late, they are not shown any more.
  await expect(inspector.locator('[aria-busy="true"]')).toHaveCSS('opacity', '0');
  expect(await tree.boundingBox()).toEqual(place);
  release();
  await expect(inspector.locator('[aria-busy="false"]')).toHaveCSS('opacity', '1');
  await expect(inspector.getByText(say('player.panel.loading'))).toHaveCount(0);
  await expect(tree.getByRole('treeitem', { name: 'Data 5 bytes' })).toBeVisible();
});

test('stepping from packet to packet never shows an empty panel', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const inspector = panel(lesson, 'packet');
  await press(packet(lesson, /^SYN from client/));
  await expect(inspector.getByRole('tree')).toBeVisible();
  await page.evaluate(() => {
    const tree = document.querySelector('[role="tree"]');
    const record = window as { empties?: number };
    record.empties = 0;
    const look = () => {
      const [panel] = document.querySelectorAll('[aria-busy]');
      const gone = document.querySelector('[role="tree"]') !== tree;
      if (gone || panel?.getAttribute('aria-busy') === 'true') record.empties = 1;
    };
    new MutationObserver(look).observe(document.body, {
      ...{ subtree: true, childList: true, attributes: true },
    });
  });
  for (const name of [/^SYN, ACK from server/, /^PSH, ACK from client/, /^PSH, ACK from server/]) {
    await press(packet(lesson, name));
    await expect(inspector.getByRole('treeitem').first()).toBeVisible();
  }
  expect(await page.evaluate(() => (window as { empties?: number }).empties)).toBe(0);
});
