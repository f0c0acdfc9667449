import type { Locator } from '@playwright/test';
import { type LessonPage, openLesson, packet, panel } from './testing/lesson-page.ts';
import { press } from './testing/press.ts';
import { expect, test } from './testing/test.ts';

/** The SYN taken apart: its tree, its bytes, its header's diagram. */
async function takeApart(lesson: LessonPage) {
  await press(packet(lesson, /^SYN from client/));
  const inspector = panel(lesson, 'packet');
  const tree = inspector.getByRole('tree', { name: 'Layers and fields' });
  await expect(tree).toBeVisible();
  return {
    inspector,
    tree,
    field: (label: string) => tree.getByRole('treeitem', { name: label }),
    cells: inspector.getByRole('group', { name: /32 bits a row/ }),
    byte: (offset: number) => inspector.getByRole('gridcell', { name: `Byte ${offset}:` }),
    marked: inspector.getByRole('gridcell', { selected: true }),
  };
}

const namesOf = (all: Locator) => all.evaluateAll((list) => list.map((each) => each.ariaLabel));

test('what is chosen in tree, bytes or header is marked in all three, and said in bits and by its RFC', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { field, byte, marked, cells, inspector } = await takeApart(lesson);
  await field('Destination port').click();
  await expect(field('Destination port')).toHaveAttribute('aria-selected', 'true');
  await expect
    .poll(() => namesOf(marked))
    .toEqual(['Byte 36: 00, Destination port', 'Byte 37: 50, Destination port']);
  const pressed = cells.getByRole('button', { pressed: true });
  await expect(pressed).toHaveText('Destination port80');

  await byte(41).click();
  await expect(field('Sequence number')).toHaveAttribute('aria-selected', 'true');
  await expect(marked).toHaveCount(4);
  await expect(pressed).toContainText('Sequence number');
  await expect(inspector.getByText('relative 0')).toBeVisible();
  await expect(inspector.getByText(/32 bits/)).toBeVisible();
  const source = inspector.getByRole('link', { name: 'RFC 9293 §3.1' });
  await expect(source).toHaveAttribute('href', /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc9293/);

  await cells.getByRole('button', { name: 'Window:' }).click();
  await expect(field('Window')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => namesOf(marked)).toEqual(['Byte 48: ff, Window', 'Byte 49: ff, Window']);
});

test('tree and bytes are walked with the arrow keys, and the run stays where it is', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { field, tree, byte } = await takeApart(lesson);
  await tree.locator('[tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(field('Sequence number')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(field('Internet Protocol version 4')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(field('Version 4').last()).toBeFocused();
  await byte(46).click();
  await byte(46).focus();
  await page.keyboard.press('ArrowRight');
  await expect(byte(47)).toBeFocused();
  await expect(field('Control bits')).toHaveAttribute('aria-selected', 'true');
  await expect(lesson.instant).toHaveText(/^0\.190/);
});

test('the next packet that is chosen takes the place of the first', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { inspector } = await takeApart(lesson);
  await press(packet(lesson, /^PSH, ACK from client/));
  await expect(inspector.getByRole('heading', { level: 3 })).toHaveText('PSH, ACK');
  await expect(inspector.getByText('client to server · 59 bytes')).toBeVisible();
});

test('Escape closes the inspector and gives the focus back to the packet', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await packet(lesson, /^ACK from client.*sent at 60 ms/).focus();
  await page.keyboard.press('Enter');
  const inspector = panel(lesson, 'packet');
  await inspector.getByRole('button', { name: say('player.panel.close') }).focus();
  await page.keyboard.press('Escape');
  await expect(inspector).toHaveCount(0);
  await expect(packet(lesson, /^ACK from client.*sent at 60 ms/)).toBeFocused();
});
