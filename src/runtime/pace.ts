/**
 * How often the page hears that a run has grown. The worker's batches come faster than pictures of a
 * long run can be drawn: told of each, the page would draw all of it fifty times before the run has
 * ended. What has come is read at once; it is told again when twice the time has passed that was
 * spent on drawing the last. The first news, and the last, are never late.
 */
import type { Clock } from './playback.ts';

/** Of the main thread's time two parts stay free for each that is drawn in. */
const FREE = 2;

export interface Pace<Run> {
  /** `last`: nothing more will come of this run. */
  grown(run: Run, last: boolean): void;
  stop(): void;
}

export function createPace<Run>(clock: Clock, tell: (run: Run) => void): Pace<Run> {
  const waiting = new Set<Run>();
  let freeAt = Number.NEGATIVE_INFINITY;
  let timer: number | undefined;
  let stopped = false;

  function now(run: Run): void {
    waiting.delete(run);
    const begun = clock.now();
    tell(run);
    // React draws in a microtask; this one comes after it.
    queueMicrotask(() => {
      const ended = clock.now();
      freeAt = ended + FREE * (ended - begun);
    });
  }

  function next(): void {
    timer = undefined;
    if (stopped) return;
    const [run] = waiting;
    if (run !== undefined) now(run);
    if (waiting.size > 0) queueMicrotask(schedule);
  }

  function schedule(): void {
    if (timer === undefined && !stopped) {
      timer = clock.later?.(next, Math.max(0, freeAt - clock.now()));
    }
  }

  return {
    grown(run, last) {
      const late = clock.now() < freeAt || waiting.size > 0;
      if (last || !late || clock.later === undefined) now(run);
      else {
        waiting.add(run);
        schedule();
      }
    },
    stop() {
      stopped = true;
      waiting.clear();
      if (timer !== undefined) clock.cancel?.(timer);
    },
  };
}
