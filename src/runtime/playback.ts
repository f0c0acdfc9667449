/**
 * Virtual time against the wall: `speed` virtual seconds in one real second. Idle stretches that
 * the timeline folds are passed in a moment, whatever their length, and no other silence is waited
 * through for long either.
 */
import type { Instant } from '../stack/core/instant.ts';
import { type FoldedTime, foldAt, nextSilence, silenceAt } from './folded-time.ts';

/** How long a folded stretch takes on the wall, seconds. */
export const FOLD_SECONDS = 0.8;

/** The longest that a silence takes which is not folded. */
export const SILENCE_SECONDS = 3;

/** Where the cursor is after `seconds` of wall time. */
export function playOn(time: FoldedTime, from: Instant, speed: number, seconds: number): Instant {
  let at = from;
  let left = seconds;
  // Each turn ends at the border of a silence, or uses up the time.
  for (let turn = 0; turn <= 2 * time.silences.length + 1 && left > 0; turn++) {
    const { rate, border } = stretchFrom(time, at, speed * 1_000_000);
    const goal = at + rate * left;
    if (border === undefined || goal < border) return Math.min(goal, time.end);
    left -= (border - at) / rate;
    at = border;
  }
  return Math.min(at, time.end);
}

/** The slowest of some speeds, and not slower than now, with which a stretch is played in so many seconds. */
export function speedWithin<S extends number>(
  time: FoldedTime,
  [from, to]: readonly [Instant, Instant],
  { now, speeds, seconds }: { now: number; speeds: readonly S[]; seconds: number },
): number {
  const quick = (speed: number) => playOn(time, from, speed, seconds) >= to;
  if (quick(now)) return now;
  return speeds.find((speed) => speed > now && quick(speed)) ?? Math.max(now, ...speeds);
}

/** How fast time goes on from an instant, and until when: in silence it may go faster. */
function stretchFrom(time: FoldedTime, at: Instant, speed: number) {
  const fold = foldAt(time, at + 1);
  if (fold !== undefined) {
    return { rate: Math.max(speed, (fold.to - fold.from) / FOLD_SECONDS), border: fold.to };
  }
  const silence = silenceAt(time, at + 1);
  if (silence !== undefined) {
    const [from, to] = silence;
    return { rate: Math.max(speed, (to - from) / SILENCE_SECONDS), border: to };
  }
  return { rate: speed, border: nextSilence(time, at + 1)?.[0] };
}

/** The wall's clock and its frames; tests pass their own. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  nextFrame(callback: () => void): number;
  cancelFrame(handle: number): void;
  /** Calls back after so many ms; a clock that has no such thing makes nothing wait. */
  later?(callback: () => void, ms: number): number;
  cancel?(handle: number): void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  nextFrame: (callback) => requestAnimationFrame(callback),
  cancelFrame: (handle) => cancelAnimationFrame(handle),
  later: (callback, ms) => setTimeout(callback, ms) as unknown as number,
  cancel: (handle) => clearTimeout(handle),
};
