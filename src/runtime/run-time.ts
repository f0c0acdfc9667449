import { ACTIVITY, flightsOf } from '../model/parts/activity.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { Instant } from '../stack/core/instant.ts';
import { type FoldedTime, foldTime } from './folded-time.ts';

interface Known {
  readonly read: number;
  readonly end: Instant;
  readonly time: FoldedTime;
}

const known = new WeakMap<RecordedRun, Known>();

/** The folded time of a run: the axis of the timeline, and what playback passes over quickly. */
export function runTime(run: RecordedRun, end: Instant): FoldedTime {
  const before = known.get(run);
  if (before?.read === run.read && before.end === end) return before.time;
  const activity = run.part(ACTIVITY);
  const time = foldTime(activity.busy, end, flightsOf(activity));
  known.set(run, { read: run.read, end, time });
  return time;
}
