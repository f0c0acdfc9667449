import { describe, expect, it } from 'vitest';
import { beliefsOn, CHECKS, type Check, findings } from './features.ts';
import type { Point } from './sketch.ts';

/** A point in the middle of each part, as a learner sets them. */
const drawn = (...values: readonly number[]): Point[] => values.map((y, i) => ({ x: i + 0.5, y }));
/** The value holds through each part, as a run has it. */
const ran = (...values: readonly number[]): Point[] => values.map((y, x) => ({ x, y }));

/** One more for each acknowledgement: 1, 2, 4, 8 in four round trips, the ACKs a tenth of one apart. */
const DOUBLING: readonly Point[] = [
  ...[
    { x: 0, y: 1 },
    { x: 1, y: 2 },
    { x: 2, y: 3 },
    { x: 2.1, y: 4 },
  ],
  ...[0, 1, 2, 3].map((i) => ({ x: 3 + i / 10, y: 5 + i })),
];
/** Up to 40, down to 20, and up again by one in each part. */
const SAW = ran(10, 20, 30, 40, 20, 21, 22, 23);

const growth: readonly Check[] = ['starts', 'rises', 'ends'];
const wrong = (sketch: readonly Point[], truth = DOUBLING, checks = growth, most = 16) =>
  findings(sketch, truth, { parts: truth === DOUBLING ? 4 : truth.length, most, checks }).flatMap(
    ({ held, check, belief }) => (held ? [] : (belief ?? `${check}?`)),
  );
const wrongSaw = (...values: readonly number[]) => wrong(drawn(...values), SAW, CHECKS, 60);

describe('a sketch of something that doubles', () => {
  it('is right in everything when it doubles', () => {
    expect(wrong(drawn(1, 2, 4, 8))).toEqual([]);
  });

  it('is right when the hand trembles', () => {
    expect(wrong(drawn(1.3, 1.8, 4.4, 7.5))).toEqual([]);
    expect(wrong(drawn(0.8, 2.4, 3.6, 8.9))).toEqual([]);
  });

  it('is wrong in its rise and its end when one is added in each round', () => {
    expect(wrong(drawn(1, 2, 3, 4))).toEqual(['rises-straight', 'ends-low']);
  });

  it('is wrong in its rise alone when it goes straight to the right end', () => {
    expect(wrong(drawn(1, 3, 6, 8))).toEqual(['rises-straight']);
  });

  it('is wrong in its rise and its end when it never grows', () => {
    expect(wrong(drawn(1, 1, 1, 1))).toEqual(['rises-flat', 'ends-low']);
  });

  it('is wrong in its rise when it leaps up at once', () => {
    expect(wrong(drawn(1, 16, 16, 16))).toEqual(['rises-slower', 'ends-high']);
    expect(wrong(drawn(16, 16, 16, 16))).toEqual(['starts-high', 'rises-flat', 'ends-high']);
  });

  it('is wrong in its rise when it goes down', () => {
    expect(wrong(drawn(8, 4, 2, 1))).toEqual(['starts-high', 'rises-down', 'ends-low']);
  });

  it('starts and ends too high when it is one doubling ahead', () => {
    expect(wrong(drawn(2, 4, 8, 16))).toEqual(['starts-high', 'ends-high']);
  });
});

describe('a sketch of a saw', () => {
  it('is right in everything when it is the saw', () => {
    expect(wrongSaw(10, 20, 30, 40, 20, 21, 22, 23)).toEqual([]);
  });

  it('is wrong where it turns, by more than an eighth of the plot', () => {
    expect(wrongSaw(10, 18, 26, 32, 40, 20, 21, 22)).toEqual([]);
    expect(wrongSaw(10, 16, 22, 28, 34, 40, 20, 21)).toEqual(['turns-late']);
    expect(wrongSaw(20, 40, 20, 20, 20, 21, 22, 23)).toContain('turns-early');
  });

  it('is wrong in its fall when it never falls, hardly falls, or falls to the ground', () => {
    expect(wrongSaw(10, 20, 30, 40, 40, 40, 40, 40)).toEqual(['falls-never', 'ends-high']);
    expect(wrongSaw(10, 20, 30, 40, 30, 30, 29, 28)).toEqual(['falls-little']);
    expect(wrongSaw(10, 20, 30, 40, 1, 8, 16, 23)).toEqual(['falls-deep']);
  });
});

it('finds nothing right in an empty sketch, and no belief behind it', () => {
  expect(wrong([])).toEqual(['starts?', 'rises?', 'ends?']);
  expect(wrong(drawn(1, 2, 4, 8), [])).toEqual(['starts?', 'rises?', 'ends?']);
});

it('tells how both curves are, whatever the verdict', () => {
  const [rises] = findings(drawn(1, 2, 3, 4), DOUBLING, { parts: 4, most: 16, checks: ['rises'] });
  expect(rises).toEqual({
    ...{ check: 'rises', held: false, drawn: 'straight', is: 'faster' },
    belief: 'rises-straight',
  });
  expect(beliefsOn('falls')).toEqual(['falls-never', 'falls-little', 'falls-deep']);
});
