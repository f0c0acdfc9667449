/** A NAT without a world: packets in at one of its points, packets out, and time by hand. */
import {
  createArena,
  frameBytes,
  framesHeld,
  freeFrame,
  importFrame,
} from '../../../core/arena.ts';
import { readPacket } from '../../../protocols/ipv4/ip.ts';
import { emptyPacket, type LinkFx } from '../../../protocols/kind.ts';
import { createLog, NO_CAUSE } from '../../../trace/log.ts';
import type { HookedPacket } from '../../kind.ts';
import { nat } from '../index.ts';
import type { NatConfig } from '../spec.ts';
import { createNat, type Nat } from '../state.ts';
import { NORTHS } from './homes.ts';

/** The identification of the first datagram that the NAT numbers anew. */
export const FIRST_NUMBER = 500;

export interface NatRig {
  readonly state: Nat;
  /** A packet from inside leaves by the outer card; undefined: it did not get through. */
  leaves(bytes: Uint8Array): Uint8Array | undefined;
  /** A packet comes in at the outer card. */
  comesIn(bytes: Uint8Array): Uint8Array | undefined;
  wait(time: number): void;
  /** Frames that are not given back. */
  held(): number;
}

export function natRig(config: NatConfig): NatRig {
  const state = createNat(config);
  const arena = createArena(8);
  const log = createLog();
  let now = 0;
  let number = FIRST_NUMBER;
  let due = Number.MAX_SAFE_INTEGER;
  const fx = {
    ...{ arena, log, node: 0 },
    get now() {
      return now;
    },
    ip: { isLocal: (address: number) => address === NORTHS },
    newTimer: () => 1,
    arm(_: number, at: number) {
      due = at;
    },
    report: () => undefined,
    cardAddress: () => NORTHS,
    newIdentification: () => number++,
    again: (_: number, frame: number) => pass(frame, 'pre'),
    route: (frame: number) => freeFrame(arena, frame),
  } as unknown as LinkFx;

  function pass(frame: number, at: 'pre' | 'post'): Uint8Array | undefined {
    log.cause = NO_CAUSE;
    const packet = emptyPacket();
    if (readPacket(frame, fx, packet) !== undefined) {
      freeFrame(arena, frame);
      return undefined;
    }
    const [inNic, outNic] = at === 'pre' ? [1, -1] : [0, 1];
    const hooked: HookedPacket = { ...packet, nic: inNic, at, inNic, outNic };
    const verdict = nat.packet(state, hooked, fx);
    const bytes = verdict === 'pass' ? frameBytes(arena, frame) : undefined;
    if (verdict !== 'stolen') freeFrame(arena, frame);
    return bytes;
  }

  function wait(time: number): void {
    const end = now + time;
    while (due <= end) {
      now = Math.max(now, due);
      due = Number.MAX_SAFE_INTEGER;
      nat.timer?.(state, { layer: 'nat', conn: 0, name: 'idle' }, 1, fx);
    }
    now = end;
  }

  return {
    state,
    leaves: (bytes) => pass(importFrame(arena, bytes), 'post'),
    comesIn: (bytes) => pass(importFrame(arena, bytes), 'pre'),
    wait,
    held: () => framesHeld(arena),
  };
}
