/** The host's timers, in virtual time: the scheduler of a world with nothing else in it. */
import { type Instant, NEVER } from '../stack/core/instant.ts';
import type { FiredTimer, TimerLayer, TimerRef } from '../stack/trace/fx.ts';

interface Timer extends FiredTimer {
  due: Instant;
  /** Among timers that are due at one instant, the first armed fires first. */
  order: number;
}

export interface Clock {
  now: Instant;
  timers: (Timer | undefined)[];
  free: TimerRef[];
  armed: number;
}

export function createClock(now: Instant): Clock {
  return { now, timers: [], free: [], armed: 0 };
}

export function newTimer(clock: Clock, layer: TimerLayer, conn: number, name: string): TimerRef {
  const ref = clock.free.pop() ?? clock.timers.length;
  clock.timers[ref] = { layer, conn, name, due: NEVER, order: 0 };
  return ref;
}

export function freeTimer(clock: Clock, ref: TimerRef): void {
  clock.timers[ref] = undefined;
  clock.free.push(ref);
}

export function armTimer(clock: Clock, ref: TimerRef, due: Instant): void {
  const timer = clock.timers[ref];
  if (timer === undefined) throw new RangeError(`timer ${ref} does not exist`);
  timer.due = Math.max(due, clock.now);
  timer.order = ++clock.armed;
}

export function disarmTimer(clock: Clock, ref: TimerRef): void {
  const timer = clock.timers[ref];
  if (timer !== undefined) timer.due = NEVER;
}

/** Takes the next timer that is due until `limit`, moving the clock to it. */
export function nextTimer(clock: Clock, limit: Instant): FiredTimer | undefined {
  let next: Timer | undefined;
  for (const timer of clock.timers) {
    if (timer === undefined || timer.due > limit) continue;
    if (next === undefined || timer.due < next.due) next = timer;
    else if (timer.due === next.due && timer.order < next.order) next = timer;
  }
  if (next === undefined || next.due === NEVER) return undefined;
  clock.now = Math.max(clock.now, next.due);
  next.due = NEVER;
  return { layer: next.layer, conn: next.conn, name: next.name };
}
