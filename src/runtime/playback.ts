/**
 * Virtual time against the wall: `speed` virtual seconds in one real second. Idle stretches that
 * the timeline folds are passed in a moment, whatever their length.
 */
import type { Instant } from '../stack/core/instant.ts';
import { type FoldedTime, foldAt } from './folded-time.ts';

/** How long a folded stretch takes on the wall, seconds. */
export const FOLD_SECONDS = 0.8;

/** Where the cursor is after `seconds` of wall time. */
export function playOn(time: FoldedTime, from: Instant, speed: number, seconds: number): Instant {
  let at = from;
  let left = seconds;
  // Each turn ends at a piece's border or uses up the time; pieces are few.
  for (let turn = 0; turn <= time.pieces.length && left > 0; turn++) {
    const fold = foldAt(time, at + 1);
    const rate =
      fold === undefined
        ? speed * 1_000_000
        : Math.max(speed * 1_000_000, (fold.to - fold.from) / FOLD_SECONDS);
    const border = fold?.to ?? time.pieces.find((piece) => piece.folded && piece.from > at)?.from;
    const goal = at + rate * left;
    if (border === undefined || goal < border) return Math.min(goal, time.end);
    left -= (border - at) / rate;
    at = border;
  }
  return Math.min(at, time.end);
}

/** The wall's clock and its frames; tests pass their own. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  nextFrame(callback: () => void): number;
  cancelFrame(handle: number): void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  nextFrame: (callback) => requestAnimationFrame(callback),
  cancelFrame: (handle) => cancelAnimationFrame(handle),
};
