/** Looks after a card twice a second: whether it is there, whether it is up, what it has lost. */
import { setInterval } from 'node:timers';
import type { DriverEvents } from './driver.ts';

const EVERY_MS = 500;

export interface Watched {
  /**
   * Card up and cable in? Undefined: there is no such card any more. `before`: what was said last,
   * for a system that cannot tell just now.
   */
  isUp(before: boolean): boolean | undefined;
  /** What the system had no room for since it was asked last. */
  lost?(): number;
  /** The card is no more; told before the page hears it. */
  gone(): void;
}

export interface Watch {
  readonly up: boolean;
  start(events: DriverEvents): void;
  /** Something has failed: what it was, is found out now. */
  look(): void;
  stop(): void;
}

export function watchCard({ isUp, lost = () => 0, gone }: Watched): Watch {
  let up = isUp(false) === true;
  let events: DriverEvents | undefined;
  let timer: NodeJS.Timeout | undefined;

  function stop(): void {
    clearInterval(timer);
    events = undefined;
  }

  function look(): void {
    if (events === undefined) return;
    const count = lost();
    if (count > 0) events.dropped('kernel', count);
    const now = isUp(up);
    if (now === undefined) {
      const to = events;
      stop();
      gone();
      to.gone();
    } else if (now !== up) {
      up = now;
      events.carrier(up);
    }
  }

  return {
    get up() {
      return up;
    },
    start(to) {
      events = to;
      timer = setInterval(look, EVERY_MS);
    },
    ...{ look, stop },
  };
}
