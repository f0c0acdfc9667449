import { ACTIVITY, flightsOf } from '../model/parts/activity.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { Instant } from '../stack/core/instant.ts';
import { type FoldedTime, foldTime } from './folded-time.ts';

interface Known {
  readonly runs: readonly RecordedRun[];
  readonly reads: readonly number[];
  readonly end: Instant;
  readonly time: FoldedTime;
}

/** By the first run: what was asked last, of it alone and of it with others. */
const alone = new WeakMap<RecordedRun, Known>();
const together = new WeakMap<RecordedRun, Known>();

/** The folded time of a run: the axis of the timeline, and what playback passes over quickly. */
export function runTime(run: RecordedRun, end: Instant): FoldedTime {
  return onceRead(alone, run, [run], end, () => {
    const activity = run.part(ACTIVITY);
    return foldTime(activity.busy, end, flightsOf(activity));
  });
}

/** The time of runs that lie side by side: what is silent in all of them is folded, once. */
export function sharedTime(runs: readonly RecordedRun[], end: Instant): FoldedTime {
  const [first] = runs;
  if (first === undefined) return foldTime([], end, []);
  if (runs.length === 1) return runTime(first, end);
  return onceRead(together, first, runs, end, () => {
    const activities = runs.map((run) => run.part(ACTIVITY));
    const busy = joined(
      activities.map((each) => each.busy),
      (at) => at,
    );
    const flights = joined(activities.map(flightsOf), ([from]) => from);
    return foldTime(busy, end, flights);
  });
}

/** Ascending lists as one. They are long: sorting what is sorted already takes many times as long. */
function joined<T>(lists: readonly (readonly T[])[], at: (each: T) => Instant): readonly T[] {
  return lists.reduce((one, other) => {
    const all: T[] = [];
    let i = 0;
    for (const each of other) {
      for (; i < one.length && at(one[i] as T) <= at(each); i++) all.push(one[i] as T);
      all.push(each);
    }
    for (; i < one.length; i++) all.push(one[i] as T);
    return all;
  }, []);
}

/** Asked sixty times a second while playing: made once, until more has been read. */
function onceRead(
  known: WeakMap<RecordedRun, Known>,
  first: RecordedRun,
  runs: readonly RecordedRun[],
  end: Instant,
  make: () => FoldedTime,
): FoldedTime {
  const before = known.get(first);
  const same =
    before?.end === end &&
    before.runs.length === runs.length &&
    runs.every((run, i) => run === before.runs[i] && run.read === before.reads[i]);
  if (same) return before.time;
  const time = make();
  known.set(first, { runs, reads: runs.map(({ read }) => read), end, time });
  return time;
}
