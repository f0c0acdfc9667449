/**
 * Questions to a recorded run: what pictures and lessons ask. Binary searches, or one step for each
 * row of the answer: they cost no more in long runs.
 */
import type { Duration, Instant } from '../stack/core/instant.ts';
import { readEvent } from '../stack/trace/log.ts';
import type { Wanted } from '../stack/trace/predicates.ts';
import type { EventKind, TraceEvent } from '../stack/trace/schema.ts';
import { instantOf, nodeAt } from './columns.ts';
import { type Cursor, countBelow } from './cursor.ts';
import type { Packet } from './packets.ts';
import { CALLS, type CallRow } from './parts/calls.ts';
import type { Connection } from './parts/connections.ts';
import {
  type EventIds,
  type EventIndex,
  eventIndex,
  idsAnywhere,
  idsAt,
  isText,
} from './parts/event-index.ts';
import { NOTICES } from './parts/notices.ts';
import { PACKETS } from './parts/packets.ts';
import { TIMERS, type TimerRun } from './parts/timers.ts';
import { TRANSITIONS, type Transition } from './parts/transitions.ts';
import type { RecordedRun } from './recorded-run.ts';

/** The packets that the log holds, in the order of sending. */
export function packetsOf(run: RecordedRun): readonly Packet[] {
  return run.part(PACKETS).list;
}

/** The packet in a frame. */
export function packetOf(run: RecordedRun, frame: number): Packet | undefined {
  return run.part(PACKETS).byFrame.get(frame);
}

export function connectionsOf(run: RecordedRun): readonly Connection[] {
  return run.part(PACKETS).connections.list;
}

/** The node that was the first to see a connection; −1 where the log no longer holds that. */
export function heardAt({ log }: RecordedRun, { since }: Connection): number {
  return since < log.first ? -1 : nodeAt(log, since);
}

export function transitionsOf(run: RecordedRun): readonly Transition[] {
  return run.part(TRANSITIONS);
}

export function callsOf(run: RecordedRun): readonly CallRow[] {
  return run.part(CALLS).list;
}

/** The timers that fired. */
export function timersOf(run: RecordedRun): readonly TimerRun[] {
  return run.part(TIMERS).list;
}

/** What whoever looks at the run has to be told. */
export function noticesOf(run: RecordedRun): readonly TraceEvent[] {
  return run.part(NOTICES);
}

/** The longest time that a frame was in flight, µs. */
export function longestFlight(run: RecordedRun): Duration {
  return run.part(PACKETS).longestFlight;
}

/** The packets in flight at the cursor, in the order of sending. */
export function packetsInFlight(run: RecordedRun, cursor: Cursor): Packet[] {
  const { list, longestFlight } = run.part(PACKETS);
  const found: Packet[] = [];
  const since = cursor.at - longestFlight;
  for (let i = countBelow(list, cursor.event, (p) => p.sentEvent) - 1; i >= 0; i--) {
    const packet = list[i] as Packet;
    if (instantOf(run.log, packet.sentEvent) < since) break;
    if (packet.endEvent < 0 || packet.endEvent >= cursor.event) found.push(packet);
  }
  return found.reverse();
}

/** The latest transition of a node at the cursor: of one connection, or of any. */
export function lastTransition(
  run: RecordedRun,
  node: number,
  cursor: Cursor,
  conn?: number,
): Transition | undefined {
  const transitions = transitionsOf(run);
  for (let i = countBelow(transitions, cursor.event, (t) => t.id) - 1; i >= 0; i--) {
    const each = transitions[i] as Transition;
    if (each.node === node && (conn === undefined || each.conn === conn)) return each;
  }
  return undefined;
}

/** Lists of ids, one for each node and value, that together hold what is wanted. */
export function listsOf<K extends EventKind>(
  run: RecordedRun,
  wanted: Wanted<K>,
): readonly EventIds[] {
  const { kind, field, node } = wanted;
  const index = run.part(eventIndex(kind, field));
  const lists: EventIds[] = [];
  for (const value of valuesOf(run, index, wanted)) {
    if (node === undefined) lists.push(...idsAnywhere(index, value));
    else lists.push(idsAt(index, value, node));
  }
  return lists;
}

/** The values, as the log stores them, that are wanted. */
function valuesOf<K extends EventKind>(
  { log }: RecordedRun,
  index: EventIndex,
  { kind, field, is }: Wanted<K>,
): readonly number[] {
  if (field === undefined || is === undefined) return [...index.keys()];
  const text = isText(kind, field);
  if (typeof is === 'function') {
    const passes = is as (value: string | number | undefined) => boolean;
    return [...index.keys()].filter((stored) => passes(text ? log.strings[stored] : stored));
  }
  const stored = text ? log.stringIds.get(String(is)) : Number(is) | 0;
  return stored === undefined ? [] : [stored];
}

const itself = (id: number) => id;

/** The first wanted event from `from` on, −1 when there is none. */
export function firstEvent<K extends EventKind>(
  run: RecordedRun,
  wanted: Wanted<K>,
  from = 0,
): number {
  let first = -1;
  for (const ids of listsOf(run, wanted)) {
    const id = ids[countBelow(ids, from, itself)];
    if (id !== undefined && (first < 0 || id < first)) first = id;
  }
  return first;
}

/** The last wanted event before `to`, −1 when there is none. */
export function lastEvent<K extends EventKind>(
  run: RecordedRun,
  wanted: Wanted<K>,
  to = run.log.count,
) {
  let last = -1;
  for (const ids of listsOf(run, wanted))
    last = Math.max(last, ids[countBelow(ids, to, itself) - 1] ?? -1);
  return last;
}

/** The wanted events from `from` on and before `to`, in order. */
export function* eventsIn<K extends EventKind>(
  run: RecordedRun,
  wanted: Wanted<K>,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): Generator<TraceEvent<K>> {
  const lists = listsOf(run, wanted);
  const places = lists.map((ids) => countBelow(ids, from, itself));
  for (;;) {
    let next = to;
    let list = -1;
    for (let i = 0; i < lists.length; i++) {
      const id = lists[i]?.[places[i] as number] ?? to;
      if (id >= next) continue;
      next = id;
      list = i;
    }
    if (list < 0) return;
    places[list] = (places[list] as number) + 1;
    yield readEvent(run.log, next) as unknown as TraceEvent<K>;
  }
}

/** When an event happened; NaN for −1, which equals nothing. */
export function timeOfEvent({ log }: RecordedRun, id: number): Instant {
  return id < 0 ? Number.NaN : instantOf(log, id);
}
