/**
 * When anything happens in a run: the instants at which something happens that people look at, and
 * the times in which a frame is in flight. The time axis folds what lies between. It covers the
 * whole run, so a long one is kept coarsely: what lies close together becomes one stretch.
 */
import type { Duration, Instant } from '../../stack/core/instant.ts';
import type { TraceLog } from '../../stack/trace/log.ts';
import { placesOf } from '../../stack/trace/schema.ts';
import { instantOf, timeAt, wordAt } from '../columns.ts';
import type { ModelPart, PartReader } from '../part.ts';

/** From … to: something was in flight. */
export type Span = readonly [from: Instant, to: Instant];

export interface Activity {
  /** Ascending and distinct. */
  busy: Instant[];
  /** Ascending; of spans that touch, one is made. */
  flights: Span[];
  /** When the frames in flight after the last event will arrive, by frame. */
  readonly open: Map<number, Instant>;
  /** When the span began that they belong to. */
  openSince: Instant;
  /** What is closer together than this is not told apart. */
  resolution: Duration;
}

/** A picture is a few thousand pixels wide. */
const MOST = 1 << 16;

const SENT = placesOf('frame.sent');
const RESCHEDULED = placesOf('frame.rescheduled');
const DELIVERED = placesOf('frame.delivered');
const DROPPED = placesOf('frame.dropped');

export const ACTIVITY: ModelPart<Activity> = {
  id: 'activity',
  whole: true,
  create: () => ({ busy: [], flights: [], open: new Map(), openSince: 0, resolution: 0 }),
  readers: {
    'frame.sent'(activity, { log }, id) {
      noteBusy(activity, instantOf(log, id));
      if (activity.open.size === 0) activity.openSince = timeAt(log, id, SENT.starts);
      activity.open.set(wordAt(log, id, SENT.frame), timeAt(log, id, SENT.arrives));
    },
    'frame.rescheduled'({ open }, { log }, id) {
      const frame = wordAt(log, id, RESCHEDULED.frame);
      if (open.has(frame)) open.set(frame, timeAt(log, id, RESCHEDULED.arrives));
    },
    'frame.delivered': (activity, { log }, id) => ended(activity, log, id, DELIVERED.frame),
    'frame.dropped': (activity, { log }, id) => ended(activity, log, id, DROPPED.frame),
    'session.input': busyAt,
    'socket.call': busyAt,
    'socket.return': busyAt,
    'tcp.transition': busyAt,
    'timer.fired': busyAt,
    'route.changed': busyAt,
  },
};

function busyAt(activity: Activity, { log }: Parameters<PartReader<Activity>>[1], id: number) {
  noteBusy(activity, instantOf(log, id));
}

function ended(activity: Activity, log: TraceLog, id: number, place: number): void {
  const at = instantOf(log, id);
  noteBusy(activity, at);
  const { open, openSince, flights } = activity;
  if (!open.delete(wordAt(log, id, place)) || open.size > 0) return;
  const last = flights.at(-1);
  if (last !== undefined && openSince - last[1] <= activity.resolution) {
    flights[flights.length - 1] = [last[0], Math.max(last[1], at)];
  } else flights.push([openSince, at]);
  if (flights.length > MOST) coarsen(activity);
}

function noteBusy(activity: Activity, at: Instant): void {
  const { busy, resolution } = activity;
  const count = busy.length;
  if (at === busy[count - 1]) return;
  // Both ends of a stretch are kept; what lies in it is not.
  if (count > 1 && at - (busy[count - 2] as Instant) <= resolution) busy[count - 1] = at;
  else busy.push(at);
  if (busy.length > MOST) coarsen(activity);
}

/** Halves what is kept, at least of what lies close together. */
function coarsen(activity: Activity): void {
  const { busy, flights } = activity;
  const length = (busy.at(-1) ?? 0) - (busy[0] ?? 0);
  activity.resolution = Math.max(activity.resolution * 2, Math.ceil(length / MOST));
  activity.busy = [];
  activity.flights = [];
  for (const at of busy) noteBusy(activity, at);
  for (const [from, to] of flights) {
    const last = activity.flights.at(-1);
    if (last !== undefined && from - last[1] <= activity.resolution) {
      activity.flights[activity.flights.length - 1] = [last[0], to];
    } else activity.flights.push([from, to]);
  }
}

/** The spans in which frames are in flight, those at the end of the log included. */
export function flightsOf({ flights, open, openSince }: Activity): readonly Span[] {
  return open.size === 0 ? flights : [...flights, [openSince, Math.max(...open.values())]];
}
