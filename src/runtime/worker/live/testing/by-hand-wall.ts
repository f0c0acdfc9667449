/** A wall clock that a test moves by hand, with the timers that hang on it. */
import type { WallTime } from '../clock.ts';

export interface ByHandWall {
  wall(): WallTime;
  later(ms: number, act: () => void): () => void;
  /** Time goes by, and whoever waits is called when it is his turn. */
  pass(ms: number): void;
  /** Time goes by, and nobody is called: the tab was frozen. */
  freeze(ms: number): void;
  /** The calendar alone goes on: the steady clock slept, too. */
  sleep(ms: number): void;
}

export function byHandWall(): ByHandWall {
  let steady = 1_000;
  let date = 1_700_000_000_000;
  let timers: { due: number; act: () => void }[] = [];
  const go = (to: number) => {
    date += to - steady;
    steady = to;
  };
  return {
    wall: () => ({ steady, date }),
    later(ms, act) {
      const timer = { due: steady + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    pass(ms) {
      const end = steady + ms;
      for (;;) {
        const [next] = timers.toSorted((a, b) => a.due - b.due);
        if (next === undefined || next.due > end) break;
        timers = timers.filter((each) => each !== next);
        go(Math.max(steady, next.due));
        next.act();
      }
      go(end);
    },
    freeze: (ms) => go(steady + ms),
    sleep(ms) {
      date += ms;
    },
  };
}
