import type { Instant } from '../../../stack/core/instant.ts';

/** What the track's end depends on. */
export interface TrackEndings {
  /** The run's end. */
  readonly endAt: Instant;
  /** The latest instant that has been on the stage since the veil fell. */
  readonly seen: Instant;
  readonly playing: boolean;
  /** What may be told before it has been on the stage; while a question is open, nothing. */
  readonly horizon: Instant;
}

/** While it plays, the track grows by steps of a quarter: it does not shrink with every frame. */
const GROWTH = 1.25;

/**
 * Where the timeline's track ends while not all may be told: at what has been seen, or may be told
 * before. It tells nothing of what is still to come.
 */
export function trackEnd({ endAt, seen, playing, horizon }: TrackEndings): Instant {
  if (!playing || seen <= horizon || seen <= 0) return Math.min(endAt, Math.max(seen, horizon));
  const steps = Math.ceil(Math.log(seen) / Math.log(GROWTH));
  return Math.min(endAt, Math.round(GROWTH ** steps));
}
