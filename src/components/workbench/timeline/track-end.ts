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

/** What the way to the end depends on. */
export interface Ending extends Pick<TrackEndings, 'endAt' | 'seen' | 'horizon'> {
  /** A question is open about this run; in one of the reader’s own, nothing is kept back. */
  readonly asked: boolean;
}

/** Where “to the end” leads: while a question is open, not past its step, unless that has been seen. */
export function endToGo({ endAt, seen, horizon, asked }: Ending): Instant {
  return asked ? Math.min(endAt, Math.max(seen, horizon)) : endAt;
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
