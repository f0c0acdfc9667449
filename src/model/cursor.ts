/**
 * The one cursor of the app: an instant, and how many events have happened. Several events share
 * an instant, so the count says which of them are past; between two events only `at` moves.
 */
import type { Instant } from '../stack/core/instant.ts';
import type { TraceLog } from '../stack/trace/log.ts';
import { instantOf } from './columns.ts';

export interface Cursor {
  /** Virtual time, µs. */
  readonly at: Instant;
  /** Events 0 … event−1 are visible. */
  readonly event: number;
}

/** How many events have happened at `at`, those of that very instant included. */
export function countAt({ at: instants, first, count }: TraceLog, at: Instant): number {
  let low = 0;
  let high = count - first;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return first + low;
}

/** The cursor of a moment in time. */
export function visibleAt(log: TraceLog, at: Instant): Cursor {
  return { at, event: countAt(log, at) };
}

/** The cursor right after event `id`. */
export function cursorAfter(log: TraceLog, id: number): Cursor {
  const last = Math.min(Math.max(id, log.first), log.count - 1);
  if (last < log.first) return { at: 0, event: 0 };
  return { at: instantOf(log, last), event: last + 1 };
}

/** The cursor that shows the whole log. */
export function cursorAtEnd(log: TraceLog): Cursor {
  return cursorAfter(log, log.count - 1);
}

/**
 * The number of entries of an ascending list that lie below `limit`. With `of` reading the event
 * id of a row this is "how many rows are visible", in logarithmic time.
 */
export function countBelow<T>(rows: readonly T[], limit: number, of: (row: T) => number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(rows[middle] as T) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
