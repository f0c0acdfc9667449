import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, thinned } from './thin.ts';

interface Row {
  readonly at: number;
  readonly value: number;
}
const place = ({ at }: Row) => at / 100;
const value = (row: Row) => row.value;

/** Rows in the order of their time, many to a pixel. */
const curves = fc
  .array(fc.record({ gap: fc.nat(3), value: fc.integer({ min: -1, max: 1_000 }) }), {
    minLength: 2_000,
    maxLength: 4_000,
  })
  .map((all) => {
    let at = 0;
    return all.map((row): Row => {
      at += row.gap;
      return { at, value: row.value };
    });
  });

/** The lowest and the highest of each column of half a pixel. */
function reach(rows: readonly Row[]): Map<number, readonly [number, number]> {
  const found = new Map<number, readonly [number, number]>();
  for (const row of rows) {
    if (row.value < 0) continue;
    const column = Math.floor(place(row) * 2);
    const [low, high] = found.get(column) ?? [row.value, row.value];
    found.set(column, [Math.min(low, row.value), Math.max(high, row.value)]);
  }
  return found;
}

describe('a long curve', () => {
  it('reaches in each column as far as with all its rows', () => {
    fc.assert(
      fc.property(curves, (rows) => {
        expect(reach(thinned(rows, place, value))).toEqual(reach(rows));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the order of its rows, the ends, and what begins or ends a gap', () => {
    fc.assert(
      fc.property(curves, (rows) => {
        const kept = thinned(rows, place, value);
        const all = new Set(kept);
        expect(rows.filter((row) => all.has(row))).toEqual(kept);
        expect([kept[0], kept.at(-1)]).toEqual([rows[0], rows.at(-1)]);
        rows.forEach((row, i) => {
          const next = rows[i + 1];
          if (next && row.value < 0 !== next.value < 0)
            expect(all.has(row) && all.has(next)).toBe(true);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('has a handful of rows for each column, however many there were', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => ({ at, value: (at * 7_919) % 1_000 }));
    const columns = new Set(rows.map((row) => Math.floor(place(row) * 2))).size;
    expect(thinned(rows, place, value).length).toBeLessThanOrEqual(4 * columns);
  });

  it('stays as it is when it is short', () => {
    const rows = [0, 1, 2].map((at) => ({ at, value: at }));
    expect(thinned(rows, place, value)).toBe(rows);
  });
});

it('of dots on one pixel one is drawn', () => {
  const dots = Array.from({ length: 4_000 }, (_, i) => ({ at: i, value: i % 2 }));
  const drawn = apart(dots, place, (dot) => dot.value * 10);
  expect(drawn).toHaveLength(2 * 41);
});
