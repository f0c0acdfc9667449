import { expect, test } from 'vitest';
import type { Shape } from '../../view-kit/plot/shapes.ts';
import { boxOf, firstFree, overlaps, wordBoxes } from './free-place.ts';

const name: Shape = {
  kind: 'text',
  x: 100,
  y: 50,
  text: 'west',
  ink: 'text',
  size: 10,
  anchor: 'middle',
};
const line: Shape = { kind: 'path', d: 'M0 0H10' };
const at = (y: number) => ({ x: 100, y, width: 40, height: 12 });

test('a name covers what its letters take, and a line nothing', () => {
  const [box, ...others] = wordBoxes([line, name]);
  expect(others).toEqual([]);
  expect(box?.left).toBeCloseTo(100 - (box?.width ?? 0) / 2);
  expect([box?.top, box?.height]).toEqual([41, 12]);
});

test('words that begin or end at a place lie on its other side', () => {
  const [begins, ends] = wordBoxes([
    { ...name, anchor: 'start' },
    { ...name, anchor: 'end' },
  ]);
  expect(begins?.left).toBe(100);
  expect((ends?.left ?? 0) + (ends?.width ?? 0)).toBeCloseTo(100);
});

test('of several places the first is taken that touches no name', () => {
  const names = wordBoxes([name]);
  const found = firstFree([at(50), at(55), at(70), at(90)], names);
  expect(found).toEqual(at(70));
  expect(names.some((box) => overlaps(box, boxOf(found)))).toBe(false);
});

test('where each touches something the one is taken that hides least of it', () => {
  expect(firstFree([at(50), at(52), at(47)], wordBoxes([name]))).toEqual(at(52));
});
