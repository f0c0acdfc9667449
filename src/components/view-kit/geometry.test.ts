import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, boxesTouch, cornersOf, type Line } from './geometry.ts';
import { lineTouchesBox } from './testing/line-touches-box.ts';

const BOX: Box = { x: 0, y: 0, width: 40, height: 10, angle: 0 };
const turned = (angle: number, more: Partial<Box> = {}): Box => ({ ...BOX, angle, ...more });

test('a line through the middle of a box touches it, however both are turned', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (box, line) => {
        const [x, y] = [100 * Math.cos(line), 100 * Math.sin(line)];
        expect(lineTouchesBox({ from: { x: -x, y: -y }, to: { x, y } }, turned(box))).toBe(true);
      },
    ),
  );
});

test('a line past the corner of a turned box is within its frame and does not touch it', () => {
  const box = turned(Math.PI / 4);
  const corner: Line = { from: { x: 8, y: -30 }, to: { x: 30, y: -8 } };
  expect(lineTouchesBox(corner, box)).toBe(false);
  expect(lineTouchesBox({ from: { x: 0, y: -10 }, to: { x: 10, y: 0 } }, box)).toBe(false);
  expect(lineTouchesBox({ from: { x: 0, y: -3 }, to: { x: 3, y: 0 } }, box)).toBe(true);
});

test('a line that only reaches an edge does not touch', () => {
  expect(lineTouchesBox({ from: { x: 20, y: 0 }, to: { x: 40, y: 0 } }, BOX)).toBe(false);
  expect(lineTouchesBox({ from: { x: 19, y: 0 }, to: { x: 40, y: 0 } }, BOX)).toBe(true);
});

test('each side of a box, moved outwards, is a line that does not touch it', () => {
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (angle) => {
      const box = turned(angle);
      const around = cornersOf(turned(angle, { width: 42, height: 12 }));
      for (const [i, from] of around.entries()) {
        const to = around[(i + 1) % 4] as Line['to'];
        expect(lineTouchesBox({ from, to }, box)).toBe(false);
      }
    }),
  );
});

test('boxes touch when they overlap, and not when they only meet', () => {
  expect(boxesTouch(BOX, turned(0, { x: 39 }))).toBe(true);
  expect(boxesTouch(BOX, turned(0, { x: 40 }))).toBe(false);
  expect(boxesTouch(BOX, turned(Math.PI / 2, { x: 24, y: 0 }))).toBe(true);
  expect(boxesTouch(BOX, turned(Math.PI / 2, { x: 26, y: 0 }))).toBe(false);
});
