/**
 * The input `reseed`: fresh randomness from outside the world. A host that talks to a real network has
 * secrets (initial sequence numbers, ports, transaction ids) that a seed of 32 bits cannot keep. `key` has
 * 128 bits, of which all generators of the host take a share; with `secret`, so does the key of its
 * initial sequence numbers and ports (RFC 6528 §3: it changes seldom, or sequence numbers of one
 * pair of sockets would go back).
 */
import type { Rng } from '../../core/rng.ts';
import { keyedHash } from '../../sockets/siphash.ts';
import { hostNow } from '../host-at.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface Reseed extends InputBase {
  kind: 'reseed';
  node: number;
  secret: boolean;
  key: Uint8Array;
}

declare module '../kind.ts' {
  interface SessionInputs {
    reseed: Reseed;
  }
}

export const KEY_BYTES = 16;

export const reseed: InputKind<Reseed> = {
  kind: 'reseed',
  apply(sim, { node, secret, key }) {
    const at = hostNow(sim, node);
    if (at === undefined) return;
    const { processes, transport } = at.host;
    const words = wordsOf(key);
    const generators = [sim.world.rngs[node] as Rng, ...processes.map((each) => each?.rng)];
    generators.forEach((rng, share) => {
      if (rng !== undefined) mix(rng.words, words, share + 1);
    });
    if (secret) mix(transport.secret, words, 0);
  },
};

/** Octets that are missing are 0. */
function wordsOf(key: Uint8Array): Uint32Array {
  return Uint32Array.from({ length: KEY_BYTES / 4 }, (_, i) =>
    [0, 1, 2, 3].reduce((word, octet) => ((word << 8) | (key[4 * i + octet] ?? 0)) >>> 0, 0),
  );
}

/** What was there is not lost: it goes into the hash. Nobody who lacks the key can tell the outcome. */
function mix(state: Uint32Array, key: Uint32Array, share: number): void {
  for (let i = 0; i < state.length; i++) state[i] = keyedHash(key, share, i, state[i] as number);
}
