/** TCP options for forged segments: right ones, wrong ones, and no options at all but noise. */
import type { Rng } from '../../src/stack/core/rng.ts';
import { nextU32 } from '../../src/stack/core/rng.ts';
import { tcpOptions } from '../../src/stack/protocols/tcp/header/options.ts';
import type { Tcb } from '../../src/stack/protocols/tcp/state/tcb.ts';
import { between, magnitude, often, pick, randomBytes } from '../random.ts';
import { viewOf } from './build.ts';

const MAX_BYTES = 40;
const NOP = tcpOptions.nop.kind;

/** Option bytes for a segment to this connection, padded to a multiple of four. */
export function forgeOptions(rng: Rng, tcb: Tcb | undefined, syn: boolean): Uint8Array {
  if (often(rng, 4)) return randomBytes(rng, 4 * between(rng, 1, MAX_BYTES / 4));
  const parts: number[] = [];
  const stamps = tcb?.opt.timestamps ?? often(rng, 50);
  if (syn) parts.push(...synOptions(rng));
  if (stamps ? often(rng, 93) : often(rng, 7)) parts.push(...timestamps(rng, tcb));
  if (!syn && often(rng, tcb?.opt.sack === true ? 25 : 5)) parts.push(...sackBlocks(rng, tcb));
  if (often(rng, 6)) parts.push(...oddOption(rng));
  while (parts.length % 4 !== 0) parts.push(often(rng, 80) ? NOP : 0);
  return Uint8Array.from(parts.slice(0, MAX_BYTES));
}

function synOptions(rng: Rng): number[] {
  const parts: number[] = [];
  if (often(rng, 80)) {
    const mss = pick(rng, [0, 1, 64, 536, 1460, 65_535, between(rng, 0, 65_535)]);
    parts.push(tcpOptions.mss.kind, 4, mss >> 8, mss & 255);
  }
  if (often(rng, 60)) parts.push(NOP, tcpOptions.windowScale.kind, 3, between(rng, 0, 20));
  if (often(rng, 60)) parts.push(NOP, NOP, tcpOptions.sackPermitted.kind, 2);
  return parts;
}

function timestamps(rng: Rng, tcb: Tcb | undefined): number[] {
  const recent = tcb?.opt.tsRecent ?? 0;
  const value = often(rng, 85) ? recent + magnitude(rng, 1000) : nextU32(rng);
  const echo = often(rng, 70) ? (tcb?.opt.tsOffset ?? 0) + magnitude(rng, 10_000) : nextU32(rng);
  return [NOP, NOP, tcpOptions.timestamps.kind, 10, ...word(value), ...word(echo)];
}

/** Blocks around what the victim has sent: in it, across its edges, backwards, nowhere. */
function sackBlocks(rng: Rng, tcb: Tcb | undefined): number[] {
  const count = between(rng, 1, 3);
  const parts = [NOP, NOP, tcpOptions.sack.kind, 2 + 8 * count];
  const base = tcb?.snd.una ?? nextU32(rng);
  const flight = tcb === undefined ? 1000 : (tcb.snd.max - tcb.snd.una) >>> 0;
  for (let i = 0; i < count; i++) {
    const left = base + between(rng, -3, flight + 3);
    parts.push(...word(left), ...word(left + between(rng, -2, flight + 2)));
  }
  return parts;
}

/** A known kind with a wrong length, an unknown kind, or a length that leads nowhere. */
function oddOption(rng: Rng): number[] {
  const kind = often(rng, 50) ? between(rng, 0, 255) : between(rng, 2, 8);
  const length = pick(rng, [0, 1, 2, 3, 4, 10, 40, 255]);
  return [kind, length, ...randomBytes(rng, Math.max(0, Math.min(length, 12) - 2))];
}

function word(value: number): number[] {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value);
  return [...bytes];
}
