/**
 * Virtual time that follows the wall clock. It is asked now and then; when it was not asked for long
 * though it is to be once a second, the computer slept, or the page stood still in one that was awake (a
 * frozen tab, a debugger, a very long turn): that time is taken out, so virtual time stood still, and
 * the caller hears how long it was, and which of the two the clocks tell.
 */
import { type Duration, type Instant, MILLISECOND } from '../../../stack/core/instant.ts';

/** Somebody looks at the clock at least so often, ms. */
export const HEARTBEAT = 1_000;
/** Without a look for so long, ms, this is no busy computer any more. */
export const ASLEEP = 5_000;

/** Both in ms. */
export interface WallTime {
  /** Never goes back, and on some systems stands still while they sleep. */
  readonly steady: number;
  /** The calendar's, which somebody may set. */
  readonly date: number;
}

export interface LiveClock {
  last: WallTime;
  /** Instant at the last look, with fractions of a microsecond. */
  at: number;
}

interface Looked {
  readonly at: Instant;
  /** How long nobody was awake since the last look; 0: somebody was. */
  readonly away: Duration;
  /**
   * The calendar went on without the steady clock: the computer slept (or somebody set the calendar
   * forward). Where the steady clock does not stop in sleep (Windows), a sleep does not show here.
   */
  readonly asleep: boolean;
}

export const startClock = (wall: WallTime, at: Instant = 0): LiveClock => ({ last: wall, at });

export function lookAt(clock: LiveClock, wall: WallTime): Looked {
  const steady = Math.max(0, wall.steady - clock.last.steady);
  const dated = wall.date - clock.last.date;
  clock.last = wall;
  const gap = Math.max(steady, dated);
  if (gap < ASLEEP) {
    clock.at += steady * MILLISECOND;
    return { at: Math.floor(clock.at), away: 0, asleep: false };
  }
  const away = Math.round(gap * MILLISECOND);
  return { at: Math.floor(clock.at), away, asleep: dated - steady >= ASLEEP };
}

/** The one who looks was at work all the while: virtual time goes on, however long that was. */
export function wasBusy(clock: LiveClock, wall: WallTime): void {
  clock.at += Math.max(0, wall.steady - clock.last.steady) * MILLISECOND;
  clock.last = wall;
}
