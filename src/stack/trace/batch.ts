/**
 * A log on its way to a copy of it elsewhere, in batches. What was sent is not kept: the columns
 * themselves are transferred, and when the other side has read them they come back to be filled
 * again. So a long trace is written into the same few hundred kilobytes all the time.
 */
import { type Columns, createColumns, createLog, type TraceLog } from './log.ts';

/** Events `from` … `to`−1 of a log with all they refer to, in columns that may have room for more. */
export interface TraceBatch extends Columns {
  from: number;
  to: number;
  /** Words in use; offsets count from the batch's first one. */
  wordCount: number;
  firstString: number;
  strings: string[];
}

/**
 * Hands on all events that the log holds, and the texts that are new. The log goes on in `room`, or
 * in new columns as large as its old ones.
 */
export function takeBatch(log: TraceLog, room?: Columns): TraceBatch {
  const batch = {
    from: log.first,
    to: log.count,
    wordCount: log.wordCount,
    firstString: log.firstString,
    strings: log.strings.slice(log.firstString),
    ...columnsOf(log),
  };
  Object.assign(log, room ?? createColumns(log.kinds.length, log.words.length));
  log.first = log.count;
  log.wordCount = 0;
  log.firstString = log.strings.length;
  return batch;
}

/** The columns alone: of a log, or of a batch that has been read. */
export function columnsOf({ kinds, nodes, at, causes, offsets, words }: Columns): Columns {
  return { kinds, nodes, at, causes, offsets, words };
}

/** The buffers to list as transferred when columns are posted. */
export function transferables(columns: Columns): ArrayBuffer[] {
  return Object.values(columnsOf(columns)).map((column) => column.buffer as ArrayBuffer);
}

/** Appends a batch to the log it continues; throws when events are missing in between. */
export function appendBatch(log: TraceLog, batch: TraceBatch): void {
  if (batch.from !== log.count) {
    throw new RangeError(
      `a batch from event ${batch.from} does not continue a log of ${log.count}`,
    );
  }
  const { wordCount } = log;
  const count = log.count - log.first;
  const events = batch.to - batch.from;
  log.kinds = appended(log.kinds, count, batch.kinds, events, (n) => new Uint16Array(n));
  log.nodes = appended(log.nodes, count, batch.nodes, events, (n) => new Int16Array(n));
  log.at = appended(log.at, count, batch.at, events, (n) => new Float64Array(n));
  log.causes = appended(log.causes, count, batch.causes, events, (n) => new Int32Array(n));
  log.offsets = appended(log.offsets, count, batch.offsets, events, (n) => new Int32Array(n));
  log.words = appended(
    log.words,
    wordCount,
    batch.words,
    batch.wordCount,
    (n) => new Int32Array(n),
  );
  const { offsets } = log;
  for (let place = count; place < count + events; place++) {
    offsets[place] = (offsets[place] as number) + wordCount;
  }
  log.count = batch.to;
  log.wordCount += batch.wordCount;
  addStrings(log, batch);
}

function addStrings({ strings, stringIds }: TraceLog, batch: TraceBatch): void {
  for (let i = 0; i < batch.strings.length; i++) {
    const id = batch.firstString + i;
    const text = batch.strings[i] as string;
    strings[id] = text;
    stringIds.set(text, id);
  }
}

/** A log that begins with event `first` and shares another's texts: a window of the same run. */
export function windowLog(of: TraceLog, first: number): TraceLog {
  const log = createLog(true, 0, 0);
  return { ...log, first, count: first, strings: of.strings, stringIds: of.stringIds };
}

/** Puts a batch in the place of what a log holds: to read it once, without a copy. */
export function showBatch(log: TraceLog, batch: TraceBatch): void {
  Object.assign(log, columnsOf(batch));
  log.first = batch.from;
  log.count = batch.to;
  log.wordCount = batch.wordCount;
  addStrings(log, batch);
}

/**
 * A copy of a log's events before `count`, as far as they are still in it, from when it had `strings`
 * strings: the prefix that a fork shares. Later strings are left out, so that the fork numbers its
 * own as a fresh run would. It has as much room as the log, for the fork's own future is often as
 * long as the one it leaves.
 */
export function logPrefix(log: TraceLog, count: number, strings: number): TraceLog {
  const first = Math.min(log.first, count);
  const events = count - first;
  const end = count < log.count ? (log.offsets[events] as number) : log.wordCount;
  const words = events > 0 ? end : 0;
  const copy = createLog(log.enabled, log.kinds.length, log.words.length);
  copy.kinds.set(log.kinds.subarray(0, events));
  copy.nodes.set(log.nodes.subarray(0, events));
  copy.at.set(log.at.subarray(0, events));
  copy.causes.set(log.causes.subarray(0, events));
  copy.offsets.set(log.offsets.subarray(0, events));
  copy.words.set(log.words.subarray(0, words));
  copy.first = first;
  copy.count = count;
  copy.wordCount = words;
  copy.strings = log.strings.slice(0, strings);
  copy.firstString = Math.min(log.firstString, strings);
  copy.stringIds = new Map(copy.strings.map((text, id) => [text, id]));
  return copy;
}

interface Column<T> {
  readonly length: number;
  set(from: T, at?: number): void;
  subarray(from: number, to: number): T;
}

function appended<T extends Column<T>>(
  column: T,
  used: number,
  more: T,
  count: number,
  make: (n: number) => T,
): T {
  let room = column;
  if (used + count > column.length) {
    room = make(Math.max(column.length * 2, used + count));
    room.set(column.subarray(0, used));
  }
  room.set(more.subarray(0, count), used);
  return room;
}
