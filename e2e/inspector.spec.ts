import type { Locator } from '@playwright/test';
import { type LessonPage, openLesson, packet, panel } from './testing/lesson-page.ts';
import { press } from './testing/press.ts';
import { expect, test } from './testing/test.ts';

/** The SYN taken apart: its tree, its bytes, its header's diagram. */
async function takeApart(lesson: LessonPage, name = /^SYN from client/) {
  await press(packet(lesson, name));
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

test('choosing a field in the tree marks its bytes and its cell in the header', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { field, marked, cells } = await takeApart(lesson);
  await field('Destination port').click();
  await expect(field('Destination port')).toHaveAttribute('aria-selected', 'true');
  expect(await namesOf(marked)).toEqual([
    'Byte 36: 00, Destination port',
    'Byte 37: 50, Destination port',
  ]);
  await expect(cells.getByRole('button', { pressed: true })).toHaveText('Destination port80');
});

test('choosing a byte marks its field in the tree and in the header', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { field, byte, marked, cells } = await takeApart(lesson);
  await byte(41).click();
  await expect(field('Sequence number')).toHaveAttribute('aria-selected', 'true');
  await expect(marked).toHaveCount(4);
  await expect(cells.getByRole('button', { pressed: true })).toContainText('Sequence number');
});

test('choosing a cell of the header marks its field and its bytes', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { field, cells, marked } = await takeApart(lesson);
  await cells.getByRole('button', { name: 'Window:' }).click();
  await expect(field('Window')).toHaveAttribute('aria-selected', 'true');
  expect(await namesOf(marked)).toEqual(['Byte 48: ff, Window', 'Byte 49: ff, Window']);
});

test('a field says what it is, in bits and in its RFC', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { field, inspector } = await takeApart(lesson);
  await field('Sequence number').click();
  await expect(inspector.getByText('relative 0')).toBeVisible();
  await expect(inspector.getByText(/32 bits/)).toBeVisible();
  const source = inspector.getByRole('link', { name: 'RFC 9293 §3.1' });
  await expect(source).toHaveAttribute('href', /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc9293/);
});

test('the tree is walked with the arrow keys, layers open and close', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { field, tree } = await takeApart(lesson);
  await tree.locator('[tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(field('Sequence number')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(field('Internet Protocol version 4')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(field('Version 4').last()).toBeFocused();
  // The arrows belong to the tree here: the run has not moved.
  await expect(lesson.instant).toHaveText(/^0\.190/);
});

test('the bytes are walked with the arrow keys', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { byte, field } = await takeApart(lesson);
  await byte(46).click();
  await byte(46).focus();
  await page.keyboard.press('ArrowRight');
  await expect(byte(47)).toBeFocused();
  await expect(field('Control bits')).toHaveAttribute('aria-selected', 'true');
});

test('the inspector of data shows what the program sent', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { inspector } = await takeApart(lesson, /^PSH, ACK from client/);
  await expect(inspector.getByRole('heading', { name: 'PSH, ACK' })).toBeVisible();
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

test('the next packet that is chosen takes the place of the first', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { inspector } = await takeApart(lesson);
  await press(packet(lesson, /^PSH, ACK from server/));
  await expect(inspector.getByRole('heading', { level: 3 })).toHaveText('PSH, ACK');
});
