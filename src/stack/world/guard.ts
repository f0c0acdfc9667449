/**
 * Ends a run that never comes to rest: a broadcast storm, two hosts that answer each other's ACKs
 * for ever, a program that waits no time at all. It is part of the world, so every replay of a
 * session ends at the same place, and it looks only now and then, so an event costs one addition.
 *
 * What a run may do without end is to make progress, and to wait. So the guard counts heap entries
 * and frames since the last progress: bytes that moved in a TCP stream or through a program's
 * calls, or a connection that was made. A timer or an input explains some frames as well.
 */
import type { Instant } from '../core/instant.ts';
import type { StopReason } from '../trace/kernel-events.ts';
import { emit } from '../trace/log.ts';
import type { Simulator } from './running.ts';

export interface Guard {
  /** Heap entries taken, and how many of them were timers that fired; inputs count as timers. */
  taken: number;
  timers: number;
  /** Virtual time at the last look, and `taken` when it last moved. */
  lookedAt: Instant;
  movedAt: number;
  /** The last progress, and the counts of entries, frames and timers at that look. */
  progress: number;
  progressTaken: number;
  progressFrames: number;
  progressTimers: number;
  /** Why the run was ended; '' while it goes on. */
  stopped: StopReason | '';
}

/** Entries between two looks; a power of two. */
const LOOK = 1_024;
/** Entries at one instant of virtual time, without progress and with it. */
export const MOST_STILL = 100_000;
export const MOST_AT_ONCE = 1_000_000;
/** Frames without progress, and how many more each timer that fires explains. */
export const MOST_FRAMES = 20_000;
export const FRAMES_A_TIMER = 100;
/** Entries without progress, timers and all. */
export const MOST_IDLE = 2_000_000;

export function createGuard(): Guard {
  return {
    taken: 0,
    timers: 0,
    lookedAt: -1,
    movedAt: 0,
    progress: 0,
    progressTaken: 0,
    progressFrames: 0,
    progressTimers: 0,
    stopped: '',
  };
}

/** A heap entry was taken. True when the run has to end here, which is then in the trace. */
export function runsAway(sim: Simulator): boolean {
  const { guard } = sim.world;
  return (++guard.taken & (LOOK - 1)) === 0 && look(sim, guard);
}

function look(sim: Simulator, guard: Guard): boolean {
  const { world, log } = sim;
  const progress = progressOf(sim);
  if (progress !== guard.progress) {
    guard.progress = progress;
    guard.progressTaken = guard.taken;
    guard.progressFrames = world.nextFrame;
    guard.progressTimers = guard.timers;
  }
  if (world.now !== guard.lookedAt) {
    guard.lookedAt = world.now;
    guard.movedAt = guard.taken;
  }
  const idle = guard.taken - guard.progressTaken;
  const still = guard.taken - guard.movedAt;
  const frames = world.nextFrame - guard.progressFrames;
  const explained = (guard.timers - guard.progressTimers) * FRAMES_A_TIMER;
  if (still >= MOST_AT_ONCE || (still >= MOST_STILL && idle >= MOST_STILL)) {
    guard.stopped = 'time-stands-still';
  } else if (frames - explained >= MOST_FRAMES) guard.stopped = 'frames-without-end';
  else if (idle >= MOST_IDLE) guard.stopped = 'nothing-new';
  else return false;
  const count = guard.stopped === 'frames-without-end' ? frames : Math.max(still, idle);
  emit(log, 'run.stopped', -1, { why: guard.stopped, count });
  return true;
}

/** Changes whenever something gets on; a sum of what only grows. */
export function progressOf({ nodes }: Simulator): number {
  let sum = 0;
  for (const { kind, state } of nodes) sum += kind.progress?.(state) ?? 0;
  return sum;
}
