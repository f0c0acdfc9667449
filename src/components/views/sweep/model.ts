/** What a sweep shows: a point for each value, and for chance how often each result came. */
import { quantileSorted } from 'd3-array';
import type { Dial } from './knob.ts';
import type { ResultKind } from './result.ts';
import type { RunOutcome } from './sweep-store.ts';

/**
 * `none`: it was run, and has no such result. `stopped`: the guard ended it. `cut`: its
 * scenario ended before it was done. `refused`, `long`,
 * `failed`: there is no such run, or none that could be measured.
 */
export type PointState =
  | 'pending'
  | 'measured'
  | 'none'
  | 'stopped'
  | 'cut'
  | 'refused'
  | 'long'
  | 'failed';

export interface Point {
  readonly value: number;
  readonly name: string;
  readonly state: PointState;
  readonly result: number | undefined;
}

export function pointsOf(
  dial: Dial,
  values: readonly number[],
  outcomes: readonly (RunOutcome | undefined)[],
  { id }: ResultKind,
): Point[] {
  return values.map((value, i) => {
    const outcome = outcomes[i];
    const result = outcome?.kind === 'measured' ? outcome.value[id] : undefined;
    return { value, name: dial.nameOf(value), state: stateOf(outcome, result), result };
  });
}

function stateOf(outcome: RunOutcome | undefined, result: number | undefined): PointState {
  if (outcome === undefined) return 'pending';
  if (outcome.kind !== 'measured') return outcome.kind;
  if (outcome.ending === 'guard') return 'stopped';
  if (outcome.ending === 'scenario') return 'cut';
  return result === undefined ? 'none' : 'measured';
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  /** Places of its points. */
  readonly points: readonly number[];
}

export interface Spread {
  readonly bins: readonly Bin[];
  /** How many runs had a result. */
  readonly count: number;
  readonly least: number;
  readonly quarter: number;
  readonly median: number;
  readonly threeQuarters: number;
  readonly most: number;
}

/** Undefined as long as no run has a result. A run that was cut off has none that counts. */
export function spreadOf(
  points: readonly Point[],
  whole: boolean,
  most: number,
): Spread | undefined {
  const measured = points.flatMap(({ state, result }, place) =>
    state === 'measured' && result !== undefined ? [{ place, result }] : [],
  );
  const sorted = measured.map(({ result }) => result).sort((a, b) => a - b);
  const [least, last] = [sorted[0], sorted.at(-1)];
  if (least === undefined || last === undefined) return undefined;
  const at = (part: number) => quantileSorted(sorted, part) as number;
  const step = stepFor(least, last, most, whole);
  const from = Math.floor(least / step) * step;
  const count = Math.floor((last - from) / step + 1e-9) + 1;
  const edges = Array.from({ length: count + 1 }, (_, i) => from + i * step);
  const binOf = (result: number) => edges.slice(1, -1).filter((edge) => edge <= result).length;
  return {
    ...{ least, most: last, count: sorted.length },
    ...{ quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75) },
    bins: edges.slice(0, -1).map((edge, i) => ({
      ...{ from: edge, to: edges[i + 1] as number },
      points: measured.flatMap(({ place, result }) => (binOf(result) === i ? place : [])),
    })),
  };
}

/** A round width that gives at most so many bins; of counts, a whole one. */
function stepFor(least: number, last: number, most: number, whole: boolean): number {
  const rough = (last - least) / Math.max(1, most - 1) || Math.abs(last) / 10 || 1;
  let size = 10 ** Math.floor(Math.log10(rough));
  for (const by of [1, 2, 5, 10]) {
    if (size * by >= rough) {
      size *= by;
      break;
    }
  }
  return whole ? Math.max(1, Math.round(size)) : size;
}
