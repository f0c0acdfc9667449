/**
 * Virtual time. An Instant is an integer count of microseconds since the world began;
 * a Duration is a difference of two Instants, in the same unit. Nothing in the stack reads a clock.
 */
export type Instant = number;
export type Duration = number;

export const MILLISECOND: Duration = 1_000;
export const SECOND: Duration = 1_000_000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;

/** What instant 0 is on the calendar where a scenario does not say: 1 January 2026, 0:00 UTC; seconds since 1970. */
export const USUAL_EPOCH = 1_767_225_600;

/** A time that never comes: the due time of a timer that is not running. */
export const NEVER: Instant = Number.MAX_SAFE_INTEGER;

/** Seconds to a Duration; fractions of a microsecond are rounded. */
export function seconds(count: number): Duration {
  return Math.round(count * SECOND);
}

/** The longest a run can be. */
export const LONGEST_RUN: Duration = 240 * HOUR;
