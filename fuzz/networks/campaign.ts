/**
 * A campaign against a network: round after round both attackers send, then all is left alone until what
 * was learnt must have been forgotten. Then the honest host gets answers again, nothing is held that
 * nobody needs, and no table has grown.
 */

import { framesHeld } from '../../src/stack/core/arena.ts';
import { MINUTE } from '../../src/stack/core/instant.ts';
import { nextBelow, type Rng, seededRng } from '../../src/stack/core/rng.ts';
import type { SessionInput } from '../../src/stack/world/inputs.ts';
import { magnitude, often } from '../random.ts';
import { forge } from './forge.ts';
import { answered, createRig, type Rig, SIZES } from './rig.ts';
import { growingTables, type Tables, tablesOf } from './tables.ts';

export interface NetworkCampaign {
  seed: number;
  /** How many frames to forge in all. */
  frames: number;
}

export interface NetworkFailure {
  seed: number;
  message: string;
  round: number;
  /** All that was done since the world began. */
  inputs: readonly SessionInput[];
}

export interface NetworkResult {
  frames: number;
  rounds: number;
  /** Virtual time that passed, µs. */
  time: number;
  /** The kinds of events that there have been: what the attacks have reached. */
  kinds: ReadonlySet<string>;
  failure?: NetworkFailure;
}

const FRAMES_A_ROUND = 200;
/** More than the longest that a NAT or a firewall remembers a connection (RFC 5382 §5: 124 minutes). */
const SILENCE = 130 * MINUTE;
/** Within the last minutes of it, with a ping a minute, one must have been answered. */
const LAST = 10 * MINUTE;
/** ARP may hold a packet back while it asks. */
const MOST_FRAMES = 8;

/** Tables that have a size: no more than that at any time. */
const LIMITS: Readonly<Record<string, number>> = {
  'switch.entries': SIZES.switch,
  'street.entries': SIZES.switch,
  'switch.snooping.groups': 1_024,
  'router.hooks[].state.flows': SIZES.flows,
  'router.hooks[].state.pieces': 64,
  'anna.protocols.fragments.datagrams': 64,
  'server.processes[].state.networks[].pool.leases': SIZES.pool,
  'server.processes[].state.asking': SIZES.pool,
};

export function runNetworkCampaign({ seed, frames }: NetworkCampaign): NetworkResult {
  const rng = seededRng(seed);
  const rig = createRig(seed, rng);
  const { kinds } = rig;
  const rests: Tables[] = [];
  let forged = 0;
  let rounds = 0;
  try {
    for (; forged < frames; rounds++) {
      const count = Math.min(FRAMES_A_ROUND, frames - forged);
      playRound(rig, count);
      forged += count;
      rests.push(tablesOf(rig.world));
      const grown = growingTables(rests);
      if (grown.length > 0) throw new Error(`it grows: ${grown.join(', ')}`);
    }
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const failure = { seed, message, round: rounds, inputs: rig.inputs };
    return { frames: forged, rounds, time: rig.world.now, kinds, failure };
  }
  return { frames: forged, rounds, time: rig.world.now, kinds };
}

/** Runs the inputs of a saved failure again; throws when something is wrong still. */
export function replayNetwork({ seed, inputs }: Pick<NetworkFailure, 'seed' | 'inputs'>): void {
  const rig = createRig(seed, seededRng(seed));
  rig.replay(inputs, 0);
  comeToRest(rig);
}

function playRound(rig: Rig, frames: number): void {
  for (let i = 0; i < frames; i++) {
    const who = often(rig.rng, 65) ? 'mallory' : 'mallet';
    rig.attack(who, forge(rig.rng, who), pause(rig.rng));
  }
  keepsLimits(tablesOf(rig.world));
  comeToRest(rig);
}

function comeToRest(rig: Rig): void {
  rig.advance(SILENCE - LAST);
  const before = answered(rig.world);
  rig.advance(LAST);
  if (answered(rig.world) === before) throw new Error('the honest host gets no answers any more');
  const held = framesHeld(rig.world.arena);
  if (held > MOST_FRAMES) throw new Error(`${held} frames are held`);
}

/** Mostly next to nothing; now and then long enough for timers to fire. */
function pause(rng: Rng): number {
  if (often(rng, 80)) return nextBelow(rng, 2_000);
  return often(rng, 80) ? magnitude(rng, 300_000) : magnitude(rng, 20_000_000);
}

function keepsLimits(tables: Tables): void {
  for (const [table, most] of Object.entries(LIMITS)) {
    const size = tables.get(table);
    if (size === undefined) throw new Error(`there is no table ${table}`);
    if (size > most) throw new Error(`${table} holds ${size} entries of ${most}`);
  }
}
