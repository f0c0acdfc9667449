/**
 * Looks for life: a world that is fuzzed must get on or come to rest. A watch runs a world a little
 * at a time and throws when virtual time stands still, when frames come and go in vain, or when the
 * world's own guard ends the run; it is stricter than that guard, as nobody here sends at 10 Gb/s.
 */
import type { Instant } from '../src/stack/core/instant.ts';
import { SECOND } from '../src/stack/core/instant.ts';
import { progressOf } from '../src/stack/world/guard.ts';
import type { Simulator } from '../src/stack/world/running.ts';
import { run } from '../src/stack/world/simulator.ts';

/** Heap entries between two looks. */
const SLICE = 256;
/** Entries at one instant of virtual time without progress. */
export const MOST_STILL = 5_000;
/** Frames without progress: so many, and more for each second that passes and each timer that fires. */
export const MOST_FRAMES = 1_000;
/**
 * At once there may be more: a window of 64 kB in segments of eight octets is 8,192 frames, and a hub
 * repeats each. They are gone after so many seconds.
 */
const MOST_AT_ONCE = 18_000;
const BURST_SECONDS = 2;
export const FRAMES_A_SECOND = 20;
const FRAMES_A_TIMER = 10;

export interface Watch {
  readonly sim: Simulator;
  progress: number;
  /** When there was progress last, and the counts then. */
  at: Instant;
  frames: number;
  timers: number;
  /** Frames of the first moments since then, which may be a full window on its way. */
  burst: number;
  /** The instant of the last look, and the entries taken when it was reached. */
  now: Instant;
  taken: number;
}

export function watch(sim: Simulator): Watch {
  const { world } = sim;
  const { nextFrame: frames, now } = world;
  const { taken, timers } = world.guard;
  return { sim, progress: progressOf(sim), at: now, frames, timers, burst: 0, now, taken };
}

/** Runs the world until an instant, as `run` does; throws when it shows no sign of life. */
export function runAlive(one: Watch, until: Instant): void {
  let more = true;
  while (more) {
    more = run(one.sim, until, SLICE);
    look(one);
  }
}

function look(one: Watch): void {
  const { guard, now, nextFrame } = one.sim.world;
  if (guard.stopped !== '') throw new Error(`the guard ended the run: ${guard.stopped}`);
  const progress = progressOf(one.sim);
  if (progress !== one.progress) {
    Object.assign(one, { progress, at: now, frames: nextFrame, timers: guard.timers, burst: 0 });
    one.taken = guard.taken;
  }
  if (now !== one.now) {
    one.now = now;
    one.taken = guard.taken;
  }
  const still = guard.taken - one.taken;
  if (still > MOST_STILL) throw new Error(`virtual time stands still at ${now}: ${still} events`);
  const frames = nextFrame - one.frames;
  const seconds = (now - one.at) / SECOND;
  const timers = guard.timers - one.timers;
  if (seconds < BURST_SECONDS) one.burst = Math.min(frames, MOST_AT_ONCE);
  if (frames - one.burst > MOST_FRAMES + seconds * FRAMES_A_SECOND + timers * FRAMES_A_TIMER) {
    throw new Error(`${frames} frames in ${seconds} s moved nothing; ${timers} timers fired`);
  }
}
