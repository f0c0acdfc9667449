import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../model/parts/activity.ts';
import { foldAt, foldTime, instantAt, placeOf } from './folded-time.ts';

const MS = 1000;
const SECOND = 1_000_000;
const handshake = [0, 20, 40, 60, 80].map((at) => at * MS);
const flights = handshake.slice(1).map((to): Span => [to - 20 * MS, to]);

describe('folded time', () => {
  it('is a straight line when nothing stands out', () => {
    const time = foldTime(handshake, 100 * MS);
    expect(time.pieces).toHaveLength(1);
    expect(placeOf(time, 50 * MS)).toBeCloseTo(0.5);
  });

  it('folds the four minutes of TIME_WAIT after a handshake of milliseconds', () => {
    const time = foldTime(handshake, 240 * SECOND, flights);
    expect(time.pieces.map(({ folded }) => folded)).toEqual([false, true]);
    expect(placeOf(time, 80 * MS)).toBeGreaterThan(0.5);
    expect(placeOf(time, 240 * SECOND)).toBe(1);
    expect(foldAt(time, 100 * SECOND)).toBe(time.pieces[1]);
    expect(foldAt(time, 40 * MS)).toBeUndefined();
  });

  it('never folds the flight of a packet, however short everything else is', () => {
    const busy = [0, 1, 2, 20_002, 20_003, 40_003];
    const time = foldTime(busy, 40_003, [
      [2, 20_002],
      [20_003, 40_003],
    ]);
    expect(time.pieces).toHaveLength(1);
  });

  it('folds the silence after a packet that never arrived', () => {
    const time = foldTime([...handshake, SECOND], SECOND, [...flights, [80 * MS, 100 * MS]]);
    expect(time.pieces.map(({ folded }) => folded)).toEqual([false, true]);
    expect(time.pieces[1]?.from).toBe(100 * MS);
  });

  it('draws the longer of two folds longer: a doubling back-off still looks like one', () => {
    const busy = [...handshake, SECOND, 3 * SECOND, 7 * SECOND];
    const time = foldTime(busy, 7 * SECOND, flights);
    const widths = time.pieces.filter(({ folded }) => folded).map((p) => p.right - p.left);
    expect(widths).toHaveLength(3);
    expect(widths[1]).toBeGreaterThan(widths[0]!);
    expect(widths[2]).toBeGreaterThan(widths[1]!);
  });

  it('folds the waits of a back-off that has come to its longest', () => {
    // The first of them are no longer than all that goes on; the later ones are.
    const flights: [number, number][] = [[0, 4 * SECOND]];
    const busy = [0, 4 * SECOND];
    for (const wait of [1, 2, 4, 8, 16, 32, 60, 60, 60]) busy.push(busy.at(-1)! + wait * SECOND);
    const time = foldTime(busy, busy.at(-1)!, flights);
    const folds = time.pieces.filter(({ folded }) => folded);
    expect(folds.map(({ from, to }) => (to - from) / SECOND)).toEqual([8, 16, 32, 60, 60, 60]);
  });

  it('lives with an empty run', () => {
    const time = foldTime([], 0);
    expect(placeOf(time, 0)).toBe(0);
    expect(instantAt(time, 0)).toBe(0);
  });

  it('is monotone and can be read backwards', () => {
    const instants = fc.array(fc.nat({ max: 300 * SECOND }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(instants, (list) => {
        const busy = [...list].sort((a, b) => a - b);
        const time = foldTime(busy, busy.at(-1)!);
        let last = 0;
        for (const at of busy) {
          const place = placeOf(time, at);
          expect(place).toBeGreaterThanOrEqual(last);
          expect(place).toBeLessThanOrEqual(1 + 1e-9);
          expect(Math.abs(instantAt(time, place) - at)).toBeLessThanOrEqual(1);
          last = place;
        }
      }),
    );
  });
});
