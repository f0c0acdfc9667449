/** How the benchmarks measure: rounds on a machine that others use too, and the median of them. */
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2;
}

/**
 * What was measured last stays until the next is done: a worker of the app has a run, too, when it
 * starts another. Without any, collecting garbage would take what the engine knows of the shapes of
 * a run's parts as well, and with it all code that was compiled for them.
 */
const held = globalThis as { lastMeasured?: unknown };

/**
 * Seconds of processor time that `work` takes, garbage collection and compilation included. The
 * clock on the wall would also measure what else the machine does.
 */
export function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  held.lastMeasured = result;
  return (user + system) / 1e6;
}

/** Gives back the memory of the round before, where Node allows it (`--expose-gc`). */
export function collectGarbage(): void {
  globalThis.gc?.();
}

const WARM_UPS = 4;

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

/** The argument with which this program starts itself to measure one candidate. */
export const CANDIDATE = '--candidate';
const PROCESSES = 5;
const WARM_UP_MS = 2_500;

/**
 * Candidates that must not disturb each other: each is measured in processes of its own, as a worker
 * of the app has done nothing else either. An engine compiles a function for all that it was called
 * with; what ran before it would slow the next one down, or leave it garbage to collect. Processes
 * take turns, so that a slow minute of the machine is shared by all: the median of each.
 */
export function apart<K extends string>(candidates: readonly K[]): Record<K, number> {
  const results = new Map(candidates.map((name) => [name, [] as number[]]));
  for (let i = 0; i < PROCESSES; i++) {
    for (const name of candidates) {
      const [node, program] = process.argv as [string, string];
      const printed = execFileSync(node, ['--expose-gc', program, CANDIDATE, name]);
      results.get(name)?.push(Number(printed));
    }
  }
  return Object.fromEntries(
    candidates.map((name) => [name, median(results.get(name) ?? [])]),
  ) as Record<K, number>;
}

/** What such a process does and prints: the median of `rounds`, once it is warm. */
export function measureCandidate(rounds: number, measure: () => number): void {
  // An engine compiles the most used parts last: short runs need many of them.
  const warm = performance.now() + WARM_UP_MS;
  while (performance.now() < warm) measure();
  const results: number[] = [];
  for (let i = 0; i < rounds; i++) {
    collectGarbage();
    results.push(measure());
  }
  console.log(median(results));
}
