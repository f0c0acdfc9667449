/**
 * The world's only source of chance: xoshiro128** (Blackman and Vigna), seeded by splitmix32.
 * Its state is four u32 words and belongs to the world, so that it is saved and cloned with it.
 */
export interface Rng {
  readonly words: Uint32Array;
}

export function seededRng(seed: number): Rng {
  const words = new Uint32Array(4);
  let mix = seed >>> 0;
  for (let i = 0; i < 4; i++) {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    words[i] = z ^ (z >>> 15);
  }
  return { words };
}

function rotateLeft(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** The next 32 random bits, as an unsigned integer. */
export function nextU32(rng: Rng): number {
  const w = rng.words;
  const w1 = w[1] as number;
  const result = Math.imul(rotateLeft(Math.imul(w1, 5), 7), 9) >>> 0;
  const shifted = w1 << 9;
  w[2] = (w[2] as number) ^ (w[0] as number);
  w[3] = (w[3] as number) ^ w1;
  w[1] = w1 ^ (w[2] as number);
  w[0] = (w[0] as number) ^ (w[3] as number);
  w[2] = (w[2] as number) ^ shifted;
  w[3] = rotateLeft(w[3] as number, 11);
  return result;
}

/** A uniform integer in 0 … bound−1, `bound` ≤ 2^32, without modulo bias beyond 2^-21. */
export function nextBelow(rng: Rng, bound: number): number {
  return Math.floor((nextU32(rng) * bound) / 0x100000000);
}

/** True with a probability of `ppm` parts in a million. Draws nothing when the answer is certain. */
export function chance(rng: Rng, ppm: number): boolean {
  if (ppm <= 0) return false;
  if (ppm >= 1_000_000) return true;
  return nextBelow(rng, 1_000_000) < ppm;
}
