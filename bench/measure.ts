/** How the benchmarks measure: rounds on a machine that others use too, and the median of them. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2;
}

/**
 * Seconds of processor time that `work` takes, garbage collection and compilation included. The
 * clock on the wall would also measure what else the machine does.
 */
export function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const kept: unknown[] = [];

/**
 * Keeps something to the end. An engine drops compiled code together with the last object that it
 * was compiled for, and an app does not throw away all of its worlds between two runs either.
 */
export function keepAlive(result: unknown): void {
  kept.push(result);
}

/** Gives back the memory of the round before, where Node allows it (`--expose-gc`). */
export function collectGarbage(): void {
  globalThis.gc?.();
}

const WARM_UPS = 3;

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
  for (let i = 0; i < WARM_UPS; i++) for (const name of names) candidates[name]();
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
