/**
 * A run as a reader keeps it: the model of a window of its log, and small states for the rest.
 *
 * Batches of the log come in order. The first of them make the window, which grows until it holds
 * `size` events: a run that is shorter is kept whole. Later batches are read by the `tail` and not
 * kept. Of them remain the parts that cover the whole run, and a mark now and then: what the parts
 * of a window begin with that begins there. To look elsewhere in the run, its events are recorded
 * again from a mark on (stack/world/events-again.ts), and a new window is made of them.
 */
import type { Instant } from '../stack/core/instant.ts';
import { appendBatch, showBatch, type TraceBatch, windowLog } from '../stack/trace/batch.ts';
import { createLog, lastInstant, type TraceLog } from '../stack/trace/log.ts';
import type { CarriedParts } from './held-parts.ts';
import { carriedAlways, type ModelPart } from './part.ts';
import { ACTIVITY } from './parts/activity.ts';
import { CALLS } from './parts/calls.ts';
import { CONNECTIONS } from './parts/connections.ts';
import { NOTICES } from './parts/notices.ts';
import { PACKETS } from './parts/packets.ts';
import { TIMERS } from './parts/timers.ts';
import { TRANSITIONS } from './parts/transitions.ts';
import { type EventRange, type GrowingRun, type RunContext, recordedRun } from './recorded-run.ts';
import { INPUTS_TAKEN, type Topology } from './topology.ts';

/** Where a window may begin. */
interface Mark {
  readonly event: number;
  /** When the last event before it happened. */
  readonly at: Instant;
  readonly carried: CarriedParts;
}

export interface Windows {
  /** What is looked at. It stays the same object when it moves. */
  readonly window: GrowingRun;
  /** Reads every batch as it comes: the window itself as long as the run is kept whole. */
  tail: GrowingRun;
  /** When the last event happened. The columns of what the tail has read are gone. */
  end: Instant;
  readonly marks: Mark[];
  readonly size: number;
  readonly context: WindowContext;
}

/** `bring` has events recorded again that begin at a mark, and the window moved there. */
type WindowContext = Pick<RunContext, 'inputs' | 'bring'>;

/** A million events are some 60 MB with all their rows: a minute at 20 Mb/s. */
export const WINDOW_EVENTS = 1 << 20;
/** Marks in a window: it is moved by so much of its size. */
const MARKS = 8;
/** So many marks of a new window lie before what is wanted. */
const BEFORE = 2;

const CORE_PARTS = [
  CONNECTIONS,
  PACKETS,
  TRANSITIONS,
  CALLS,
  TIMERS,
  NOTICES,
  INPUTS_TAKEN,
  ACTIVITY,
] as readonly ModelPart<unknown>[];

const partsToCarry = () => [...CORE_PARTS, ...carriedAlways()];

/** A run of which nothing has come yet, or the prefix that it shares with its parent. */
export function openWindows(
  topology: Topology,
  context: WindowContext,
  size = WINDOW_EVENTS,
  log: TraceLog = createLog(),
): Windows {
  const bring = async (range: EventRange) => {
    const wanted = missing(windows, range);
    if (wanted !== undefined) await context.bring?.(wanted);
  };
  const window = recordedRun(log, topology, { ...context, parts: partsToCarry(), bring });
  const first: Mark = { event: 0, at: -1, carried: new Map() };
  const end = lastInstant(log);
  const windows: Windows = { window, tail: window, end, marks: [first], size, context };
  return windows;
}

/** Whether the window holds the whole run, as far as it has come. */
export function isWhole({ window, tail }: Windows): boolean {
  return window === tail;
}

/** How many events have come. */
export function eventsIn({ tail }: Windows): number {
  return tail.log.count;
}

/** When the last of them happened. */
export function endOf({ end }: Windows): Instant {
  return end;
}

/** Reads the next batch of the run. Its columns are not needed after that. */
export function takeIn(windows: Windows, batch: TraceBatch): void {
  const { window, size } = windows;
  if (isWhole(windows) && batch.to <= size) {
    appendBatch(window.log, batch);
    window.readOn();
  } else {
    if (isWhole(windows)) windows.tail = after(windows, window, window.carried());
    showBatch(windows.tail.log, batch);
    windows.tail.readOn();
  }
  windows.end = lastInstant(windows.tail.log);
  mark(windows);
}

function mark(windows: Windows): void {
  const { tail, marks, size } = windows;
  const event = tail.log.count;
  if (event - (marks.at(-1) as Mark).event < size / MARKS) return;
  const carried = tail.carried();
  marks.push({ event, at: windows.end, carried });
  // The tail begins anew, so that the rows of what it has read can go.
  if (!isWhole(windows)) windows.tail = after(windows, tail, carried);
}

/** A model that goes on where another ends. */
function after({ context }: Windows, { log, topology }: GrowingRun, carried: CarriedParts) {
  const next = windowLog(log, log.count);
  return recordedRun(next, topology, { ...context, parts: partsToCarry(), carried });
}

/**
 * The events to have recorded again so that an instant, or an event, can be looked at; undefined
 * when the window holds them.
 */
export function missingAt(windows: Windows, at: Instant): EventRange | undefined {
  const { log } = windows.window;
  const last = log.count - 1 - log.first;
  const begins = log.first === 0 || at > (log.at[0] as Instant);
  const ends = log.count === eventsIn(windows) || at < (log.at[last] as Instant);
  if (begins && ends) return undefined;
  return rangeFrom(windows, (each) => each.at < at);
}

export function missing(windows: Windows, { from, to }: EventRange): EventRange | undefined {
  const { log } = windows.window;
  if (from >= log.first && Math.min(to, eventsIn(windows)) <= log.count) return undefined;
  return rangeFrom(windows, ({ event }) => event <= from);
}

function rangeFrom(windows: Windows, isBefore: (mark: Mark) => boolean): EventRange {
  const { marks, size } = windows;
  const last = marks.findLastIndex(isBefore);
  const { event: from } = marks[Math.max(0, last - BEFORE)] as Mark;
  // What is wanted lies before the next mark.
  const next = marks[last + 1]?.event ?? eventsIn(windows);
  return { from, to: Math.min(Math.max(from + size, next), eventsIn(windows)) };
}

/** Looks at events that were recorded again. Returns false when no window can begin with them. */
export function moveWindow({ window, tail, marks }: Windows, batch: TraceBatch): boolean {
  const begin = marks.find(({ event }) => event === batch.from);
  if (begin === undefined || batch.to === batch.from) return false;
  const carried = new Map(begin.carried);
  // What covers the whole run is known better by now than when the mark was made.
  for (const part of partsToCarry()) if (part.whole) carried.set(part.id, tail.part(part));
  window.moveTo(batch, carried);
  return true;
}
