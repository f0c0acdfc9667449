/**
 * A world that runs while time goes by. It knows no clock and no network: whoever drives it says how
 * late it is, what came in, and takes what leaves.
 */
import type { Kernel } from '../../../stack/capability.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import {
  advance,
  keepWhenDue,
  type SessionRun,
  startSession,
} from '../../../stack/world/session.ts';
import { withOutlet } from './outlet.ts';

export interface LiveWorld {
  readonly running: SessionRun;
  /** All inputs so far, in the order of their times; the session's own. */
  readonly inputs: SessionInput[];
  /** Frames that have left and were not taken yet. */
  readonly leaving: Uint8Array[];
}

export function startWorld(spec: ScenarioSpec, seed: number, kernel: Kernel): LiveWorld {
  const inputs: SessionInput[] = [];
  const leaving: Uint8Array[] = [];
  const session = { scenario: spec.id, seed, recorded: true, inputs };
  const open = withOutlet(kernel, (frame) => leaving.push(frame));
  const running = startSession(spec, session, { capture: false, kernel: open });
  // What runs a stretch of it again sends nothing.
  running.sim.kernel = kernel;
  return { running, inputs, leaving };
}

export const nowOf = ({ running }: LiveWorld): Instant => running.sim.world.now;

/** When something is due next; undefined: nothing is. */
export function nextDue({ running }: LiveWorld): Instant | undefined {
  const { heap } = running.sim.world;
  return heap.count === 0 ? undefined : (heap.at[0] as Instant);
}

/** Something happens now: never before what the world has lived through already. */
export function happens(world: LiveWorld, at: Instant, input: (at: Instant) => SessionInput): void {
  const last = world.inputs.at(-1)?.at ?? 0;
  world.inputs.push(input(Math.max(at, last, nowOf(world))));
}

/** Runs until then; what was due before runs at its own time, however late it is. */
export function runUntil({ running }: LiveWorld, at: Instant): void {
  const { world } = running.sim;
  // A long stretch in parts, so that there are keyframes in it.
  while (advance(running, Math.max(at, world.now), 1));
  keepWhenDue(running);
}

/** The guard has ended it. */
export const hasStopped = ({ running }: LiveWorld): boolean =>
  running.sim.world.guard.stopped !== '';
