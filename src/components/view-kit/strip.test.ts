import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, boxesTouch, offset } from './geometry.ts';
import { along, coveredIn, isFree, stripAt } from './strip.ts';
import { lineTouchesBox } from './testing/line-touches-box.ts';

const number = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const point = fc.record({ x: number(100), y: number(100) });
const angle = number(1.5);
const box = fc.record({
  ...{ x: number(100), y: number(100), angle: number(3) },
  ...{ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 30 }) },
});

/** Whether a text is free in its strip, and the same text as a box. */
function textAt(middle: { x: number; y: number }, turned: number, width: number, height: number) {
  const strip = stripAt(middle, turned, 5, height);
  const place = along(middle, strip);
  const text: Box = { ...offset(middle, turned, 0, 5), width, height, angle: turned };
  const free = (covered: readonly number[]) =>
    isFree(covered, place - width / 2, place + width / 2);
  return { strip, text, free };
}

test('a text is free of a line when its box does not touch it', () => {
  fc.assert(
    fc.property(point, angle, point, point, (middle, turned, from, to) => {
      fc.pre(Math.hypot(from.x - to.x, from.y - to.y) > 1);
      const { strip, text, free } = textAt(middle, turned, 60, 14);
      const covered = coveredIn(strip, [{ from, to }], []);
      expect(free(covered)).toBe(!lineTouchesBox({ from, to }, text));
    }),
  );
});

test('a text is free of another, however that is turned, when their boxes do not touch', () => {
  fc.assert(
    fc.property(point, angle, box, (middle, turned, other) => {
      const { strip, text, free } = textAt(middle, turned, 60, 14);
      expect(free(coveredIn(strip, [], [other]))).toBe(!boxesTouch(text, other));
    }),
  );
});

test('what only meets the strip or the text covers nothing of it', () => {
  const { strip, free } = textAt({ x: 0, y: 0 }, 0, 40, 10);
  const level = (y: number) => [{ from: { x: -50, y }, to: { x: 50, y } }];
  expect(free(coveredIn(strip, level(10), []))).toBe(true);
  expect(free(coveredIn(strip, level(9), []))).toBe(false);
  const beside = { x: 30, y: 5, width: 20, height: 10, angle: 0 };
  expect(free(coveredIn(strip, [], [beside]))).toBe(true);
  expect(free(coveredIn(strip, [], [{ ...beside, x: 29 }]))).toBe(false);
});
