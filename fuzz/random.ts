/** Choices of a fuzzer, all drawn from one seeded generator so that a seed is a whole run. */
import { nextBelow, nextU32, type Rng } from '../src/stack/core/rng.ts';

export function pick<T>(rng: Rng, choices: readonly T[]): T {
  return choices[nextBelow(rng, choices.length)] as T;
}

/** True in about `percent` of the cases. */
export function often(rng: Rng, percent: number): boolean {
  return nextBelow(rng, 100) < percent;
}

/** A uniform integer from `low` to `high`, both included. */
export function between(rng: Rng, low: number, high: number): number {
  return low + nextBelow(rng, high - low + 1);
}

/** Small numbers more often than large ones: 0 … `limit`, each magnitude about as likely. */
export function magnitude(rng: Rng, limit: number): number {
  const bits = between(rng, 0, 32 - Math.clz32(limit));
  return Math.min(limit, nextBelow(rng, 2 ** bits));
}

export function randomBytes(rng: Rng, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = nextU32(rng);
  return bytes;
}
