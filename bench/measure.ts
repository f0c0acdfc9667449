/** How the benchmarks measure: rounds on a machine that others use too, and the median of them. */
import { performance } from 'node:perf_hooks';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2;
}

/** Seconds that `work` takes. */
export function secondsOf(work: () => void): number {
  const before = performance.now();
  work();
  return (performance.now() - before) / 1000;
}

/** Gives back the memory of the round before, where Node allows it (`--expose-gc`). */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/** The median of `rounds` results of `round`, after `warmUps` that do not count. */
export function medianOf(rounds: number, warmUps: number, round: () => number): number {
  for (let i = 0; i < warmUps; i++) round();
  const results: number[] = [];
  for (let i = 0; i < rounds; i++) {
    collectGarbage();
    results.push(round());
  }
  return median(results);
}

/**
 * Rounds of several candidates in turn, so that a slow minute of the machine is shared by all:
 * the median of each.
 */
export function interleaved<K extends string>(
  rounds: number,
  candidates: Record<K, () => number>,
): Record<K, number> {
  const names = Object.keys(candidates) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    K,
    number[]
  >;
  for (const name of names) candidates[name]();
  for (let i = 0; i < rounds; i++) {
    for (const name of names) {
      collectGarbage();
      results[name].push(candidates[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(results[name])])) as Record<
    K,
    number
  >;
}
