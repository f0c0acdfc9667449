/**
 * The trace: an append-only list of events in columns of typed arrays, so that writing one costs
 * tens of nanoseconds and a batch can be transferred to the page without being copied or parsed.
 * Events become objects only when somebody reads them. The log is not part of the world.
 */
import type { Instant } from '../core/instant.ts';
import './kernel-events.ts';
import { NO_PREVIOUS, readDelta } from './delta.ts';
import { FIXED_IDS, FIXED_TEXTS, GUESSES, internText, PLACES } from './intern.ts';
import {
  type EventBody,
  type EventKind,
  type Field,
  kindId,
  kindMask,
  kindName,
  type Layout,
  layoutOf,
  type TraceEvent,
  wordsIn,
} from './schema.ts';

export const NO_CAUSE = -1;

/** The columns of events, with room for more; each has a buffer of its own. */
export interface Columns {
  /** The number of each event's kind (schema.ts). */
  kinds: Uint16Array;
  nodes: Int16Array;
  at: Float64Array;
  causes: Int32Array;
  /** Where each event's body starts in `words`. */
  offsets: Int32Array;
  words: Int32Array;
}

export interface TraceLog extends Columns {
  /** Switched off, nothing is recorded and every id is NO_CAUSE. */
  enabled: boolean;
  /** Virtual time, node and cause that the next event gets. */
  now: Instant;
  cause: number;
  /** The id of the next event. */
  count: number;
  /** The id of the first event in the columns: those before it were handed on (batch.ts). */
  first: number;
  /** An event that is stored as a difference refers to none before this one. */
  differsFrom: number;
  /** Words in use. */
  wordCount: number;
  strings: string[];
  /** The first of the strings that were not handed on. */
  firstString: number;
  stringIds: Map<string, number>;
  /** Guesses at the number of a string, by a cheap hash; each is checked before it is believed. */
  guesses: Int32Array;
  /** For each place, the number that its last numbered text said, and the text's number. */
  numbers: Float64Array;
  numberIds: Int32Array;
}

export function createColumns(events: number, words: number): Columns {
  return {
    kinds: new Uint16Array(events),
    nodes: new Int16Array(events),
    at: new Float64Array(events),
    causes: new Int32Array(events),
    offsets: new Int32Array(events),
    words: new Int32Array(words),
  };
}

/** A new log, with room for some events and words before it has to grow. */
export function createLog(enabled = true, events = 256, words = 4096): TraceLog {
  const { kinds, nodes, at, causes, offsets, words: body } = createColumns(events, words);
  return {
    enabled,
    now: 0,
    cause: NO_CAUSE,
    count: 0,
    first: 0,
    differsFrom: 0,
    kinds,
    nodes,
    at,
    causes,
    offsets,
    words: body,
    wordCount: 0,
    strings: [...FIXED_TEXTS],
    firstString: 0,
    stringIds: new Map(FIXED_IDS),
    guesses: new Int32Array(GUESSES),
    numbers: new Float64Array(PLACES).fill(Number.NaN),
    numberIds: new Int32Array(PLACES),
  };
}

/**
 * Appends an event's envelope and makes room for its body. Returns the index in `log.words` where
 * the caller must write exactly `size` words. For the hot writers; others use `emit`.
 */
export function openEvent(log: TraceLog, kind: number, node: number, size: number): number {
  const id = log.count;
  const place = id - log.first;
  if (place === log.kinds.length) growEvents(log);
  if (log.wordCount + size > log.words.length) growWords(log, size);
  const at = log.wordCount;
  log.kinds[place] = kind;
  log.nodes[place] = node;
  log.at[place] = log.now;
  log.causes[place] = log.cause;
  log.offsets[place] = at;
  log.count = id + 1;
  log.wordCount = at + size;
  return at;
}

/** Records an event and returns its id, or NO_CAUSE when the log is off. */
export function emit<K extends EventKind>(
  log: TraceLog,
  kind: K,
  node: number,
  body: EventBody<K>,
): number {
  if (!log.enabled) return NO_CAUSE;
  const id = kindId(kind);
  const { names, stores, size, delta } = layoutOf(id) as Layout;
  const values = body as Record<string, unknown>;
  const last = names.length - 1;
  const list = stores[last] === 'u32s' ? (values[names[last] as string] as number[]).length : 0;
  let at = openEvent(log, id, node, size + list + (delta ? 1 : 0));
  for (let i = 0; i < names.length; i++) {
    at = writeField(log, at, stores[i] as Layout['stores'][number], values[names[i] as string]);
    // The link to a previous event, which there is none of (delta.ts).
    if (i === 0 && delta) log.words[at++] = NO_PREVIOUS;
  }
  return log.count - 1;
}

function writeField(log: TraceLog, at: number, store: Field<unknown>['store'], value: unknown) {
  switch (store) {
    case 'int':
    case 'u32':
      log.words[at] = value as number;
      return at + 1;
    case 'bool':
      log.words[at] = value ? 1 : 0;
      return at + 1;
    case 'text':
      log.words[at] = internText(log, value as string);
      return at + 1;
    case 'time':
      writeTime(log.words, at, value as number);
      return at + 2;
    case 'u32s': {
      const list = value as readonly number[];
      log.words[at] = list.length;
      for (let i = 0; i < list.length; i++) log.words[at + 1 + i] = list[i] as number;
      return at + 1 + list.length;
    }
  }
}

/** Stores an Instant (below 2^53) in two words, low half first. */
export function writeTime(words: Int32Array, at: number, value: Instant): void {
  // A store into an Int32Array takes the value modulo 2^32, and drops a fraction.
  words[at] = value;
  words[at + 1] = value < 0x100000000 ? 0 : value / 0x100000000;
}

/** What `writeTime` stored. */
export function readTime(words: Int32Array, at: number): Instant {
  return (words[at + 1] as number) * 0x100000000 + ((words[at] as number) >>> 0);
}

export function kindOf(log: TraceLog, id: number): EventKind {
  return kindName(log.kinds[id - log.first] as number);
}

/**
 * The event as an object; throws for an id that is not in the log, or no longer. Of a kind that is not declared here, only the envelope can be read.
 */
export function readEvent(log: TraceLog, id: number): TraceEvent {
  mustHold(log, id);
  const place = id - log.first;
  const kind = log.kinds[place] as number;
  const layout = layoutOf(kind);
  const event: Record<string, unknown> = {
    id,
    at: log.at[place],
    node: log.nodes[place],
    cause: log.causes[place],
    kind: kindName(kind),
  };
  if (layout !== undefined) readBody(log, id, layout, event);
  return event as unknown as TraceEvent;
}

function readBody(log: TraceLog, id: number, layout: Layout, event: Record<string, unknown>): void {
  const { names, stores, size, delta } = layout;
  const words = delta ? readDelta(log, id, size) : log.words;
  let at = delta ? 0 : (log.offsets[id - log.first] as number);
  for (let i = 0; i < names.length; i++) {
    const store = stores[i] as Layout['stores'][number];
    event[names[i] as string] = readField(log, words, at, store);
    at += wordsIn(store);
  }
}

function mustHold(log: TraceLog, id: number): void {
  if (!(id >= 0 && id < log.count)) throw new RangeError(`no event ${id} in a log of ${log.count}`);
  if (id < log.first) throw new RangeError(`events before ${log.first} are not in this log`);
}

function readField(
  log: TraceLog,
  words: Int32Array,
  at: number,
  store: Field<unknown>['store'],
): unknown {
  const word = words[at] as number;
  switch (store) {
    case 'int':
      return word;
    case 'u32':
      return word >>> 0;
    case 'bool':
      return word !== 0;
    case 'text':
      return log.strings[word];
    case 'time':
      return readTime(words, at);
    case 'u32s':
      return Array.from(words.subarray(at + 1, at + 1 + word), (value) => value >>> 0);
  }
}

/** When the last event happened; 0 when the log holds none. */
export function lastInstant(log: TraceLog): Instant {
  return log.count === log.first ? 0 : (log.at[log.count - 1 - log.first] as number);
}

/** All events of the given kinds, in order. */
export function* eventsOf<K extends EventKind>(
  log: TraceLog,
  kinds: readonly K[],
  from = 0,
  to = log.count,
): Generator<TraceEvent<K>> {
  if (from < to) mustHold(log, from);
  const wanted = kindMask(kinds);
  for (let id = from; id < to; id++) {
    if (wanted[log.kinds[id - log.first] as number] === 1)
      yield readEvent(log, id) as unknown as TraceEvent<K>;
  }
}

function growEvents(log: TraceLog): void {
  const length = log.kinds.length * 2;
  log.kinds = enlarged(log.kinds, new Uint16Array(length));
  log.nodes = enlarged(log.nodes, new Int16Array(length));
  log.at = enlarged(log.at, new Float64Array(length));
  log.causes = enlarged(log.causes, new Int32Array(length));
  log.offsets = enlarged(log.offsets, new Int32Array(length));
}

function growWords(log: TraceLog, size: number): void {
  const length = Math.max(log.words.length * 2, log.wordCount + size);
  log.words = enlarged(log.words, new Int32Array(length));
}

function enlarged<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
