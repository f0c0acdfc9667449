import type { TraceModel } from '../model/trace-model.ts';
import type { Instant } from '../stack/core/instant.ts';
import { type FoldedTime, foldTime, type Span } from './folded-time.ts';
import { busyInstants } from './stops.ts';

interface Known {
  readonly read: number;
  readonly end: Instant;
  readonly time: FoldedTime;
}

const known = new WeakMap<TraceModel, Known>();

/** The folded time of a run: the axis of the timeline, and what playback passes over quickly. */
export function runTime(model: TraceModel, end: Instant): FoldedTime {
  const before = known.get(model);
  if (before?.read === model.read && before.end === end) return before.time;
  const flights = model.packets
    .map(({ starts, arrives, endEvent, endAt }): Span => [starts, endEvent < 0 ? arrives : endAt])
    .sort((a, b) => a[0] - b[0]);
  const time = foldTime(busyInstants(model.log), end, flights);
  known.set(model, { read: model.read, end, time });
  return time;
}
