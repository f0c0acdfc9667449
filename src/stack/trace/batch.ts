/** Slices of a log as transferable buffers, and their appending to a copy of it elsewhere. */
import { createLog, type TraceLog } from './log.ts';

/** Events `from` … `to`−1 of a log with all they refer to. Every typed array owns its buffer. */
export interface TraceBatch {
  from: number;
  to: number;
  kinds: Uint8Array;
  nodes: Int16Array;
  at: Float64Array;
  causes: Int32Array;
  offsets: Int32Array;
  words: Int32Array;
  firstWord: number;
  firstString: number;
  strings: string[];
}

export function takeBatch(log: TraceLog, from: number, firstString: number): TraceBatch {
  const to = log.count;
  const firstWord = from < to ? (log.offsets[from] as number) : log.wordCount;
  return {
    from,
    to,
    kinds: log.kinds.slice(from, to),
    nodes: log.nodes.slice(from, to),
    at: log.at.slice(from, to),
    causes: log.causes.slice(from, to),
    offsets: log.offsets.slice(from, to),
    words: log.words.slice(firstWord, log.wordCount),
    firstWord,
    firstString,
    strings: log.strings.slice(firstString),
  };
}

/** The buffers to list as transferred when a batch is posted. */
export function batchTransferables(batch: TraceBatch): ArrayBuffer[] {
  const { kinds, nodes, at, causes, offsets, words } = batch;
  return [kinds, nodes, at, causes, offsets, words].map((column) => column.buffer as ArrayBuffer);
}

/** Appends a batch to the log it continues; throws when events are missing in between. */
export function appendBatch(log: TraceLog, batch: TraceBatch): void {
  if (batch.from !== log.count || batch.firstWord !== log.wordCount) {
    throw new RangeError(
      `a batch from event ${batch.from} does not continue a log of ${log.count}`,
    );
  }
  log.kinds = appended(log.kinds, log.count, batch.kinds, (n) => new Uint8Array(n));
  log.nodes = appended(log.nodes, log.count, batch.nodes, (n) => new Int16Array(n));
  log.at = appended(log.at, log.count, batch.at, (n) => new Float64Array(n));
  log.causes = appended(log.causes, log.count, batch.causes, (n) => new Int32Array(n));
  log.offsets = appended(log.offsets, log.count, batch.offsets, (n) => new Int32Array(n));
  log.words = appended(log.words, log.wordCount, batch.words, (n) => new Int32Array(n));
  log.count = batch.to;
  log.wordCount += batch.words.length;
  for (let i = 0; i < batch.strings.length; i++) {
    const id = batch.firstString + i;
    const text = batch.strings[i] as string;
    log.strings[id] = text;
    log.stringIds.set(text, id);
  }
}

/**
 * A copy of a log's first `count` events, from when it had `strings` strings: the prefix that a
 * fork shares. Later strings are left out, so that the fork numbers its own as a fresh run would.
 * It has as much room as the log, for the fork's own future is often as long as the one it leaves.
 */
export function logPrefix(log: TraceLog, count: number, strings: number): TraceLog {
  const words = count < log.count ? (log.offsets[count] as number) : log.wordCount;
  const copy = createLog(log.enabled, log.kinds.length, log.words.length);
  copy.kinds.set(log.kinds.subarray(0, count));
  copy.nodes.set(log.nodes.subarray(0, count));
  copy.at.set(log.at.subarray(0, count));
  copy.causes.set(log.causes.subarray(0, count));
  copy.offsets.set(log.offsets.subarray(0, count));
  copy.words.set(log.words.subarray(0, words));
  copy.count = count;
  copy.wordCount = words;
  copy.strings = log.strings.slice(0, strings);
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
  make: (n: number) => T,
): T {
  let room = column;
  if (used + more.length > column.length) {
    room = make(Math.max(column.length * 2, used + more.length));
    room.set(column.subarray(0, used));
  }
  room.set(more, used);
  return room;
}
