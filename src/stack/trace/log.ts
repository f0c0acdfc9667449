/**
 * The trace: an append-only list of events in columns of typed arrays, so that writing one costs
 * tens of nanoseconds and a batch can be transferred to the page without being copied or parsed.
 * Events become objects only when somebody reads them. The log is not part of the world.
 */
import type { Instant } from '../core/instant.ts';
import { NO_PREVIOUS, readVars } from './chained.ts';
import { FIXED_IDS, FIXED_TEXTS, GUESSES, internText, PLACES } from './intern.ts';
import {
  EVENT_KINDS,
  type EventBody,
  type EventKind,
  eventSchema,
  type Field,
  type TraceEvent,
  wordsIn,
} from './schema.ts';

export const NO_CAUSE = -1;

/** The columns of events, with room for more; each has a buffer of its own. */
export interface Columns {
  kinds: Uint8Array;
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

interface Layout {
  names: string[];
  stores: Field<unknown>['store'][];
}

const layouts: Layout[] = EVENT_KINDS.map((kind) => {
  const fields = eventSchema[kind] as Record<string, Field<unknown>>;
  return { names: Object.keys(fields), stores: Object.values(fields).map((f) => f.store) };
});
const kindIds = new Map(EVENT_KINDS.map((kind, id) => [kind, id]));

/** The kind whose events are stored as differences. */
const CHAINED = kindIds.get('tcp.vars');

/** The number that stands for a kind in `log.kinds`. */
export function kindId(kind: EventKind): number {
  return kindIds.get(kind) as number;
}

export function createColumns(events: number, words: number): Columns {
  return {
    kinds: new Uint8Array(events),
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
  const id = kindIds.get(kind) as number;
  const { names, stores } = layouts[id] as Layout;
  const values = body as Record<string, unknown>;
  let size = 0;
  for (let i = 0; i < names.length; i++) {
    const store = stores[i] as Layout['stores'][number];
    size += wordsIn(store);
    if (store === 'u32s') size += (values[names[i] as string] as number[]).length;
  }
  const chained = id === CHAINED ? 1 : 0;
  let at = openEvent(log, id, node, size + chained);
  for (let i = 0; i < names.length; i++) {
    at = writeField(log, at, stores[i] as Layout['stores'][number], values[names[i] as string]);
    // The link to a previous event, which there is none of (chained.ts).
    if (i === 0 && chained === 1) log.words[at++] = NO_PREVIOUS;
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
  return EVENT_KINDS[log.kinds[id] as number] as EventKind;
}

/** The event as an object; throws for an id that is not in the log. Only whole logs are read. */
export function readEvent(log: TraceLog, id: number): TraceEvent {
  mustBeWhole(log);
  if (!(id >= 0 && id < log.count)) throw new RangeError(`no event ${id} in a log of ${log.count}`);
  const kind = log.kinds[id] as number;
  const { names, stores } = layouts[kind] as Layout;
  const event: Record<string, unknown> = {
    id,
    at: log.at[id],
    node: log.nodes[id],
    cause: log.causes[id],
    kind: EVENT_KINDS[kind],
  };
  const chained = kind === CHAINED;
  const words = chained ? readVars(log, id) : log.words;
  let at = chained ? 0 : (log.offsets[id] as number);
  for (let i = 0; i < names.length; i++) {
    const store = stores[i] as Layout['stores'][number];
    event[names[i] as string] = readField(log, words, at, store);
    at += wordsIn(store);
  }
  return event as unknown as TraceEvent;
}

function mustBeWhole(log: TraceLog): void {
  if (log.first > 0) throw new RangeError(`events before ${log.first} were handed on`);
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

/** When the last event happened; 0 for an empty log. */
export function lastInstant(log: TraceLog): Instant {
  return log.count === 0 ? 0 : (log.at[log.count - 1] as number);
}

/** All events of the given kinds, in order; of every kind when none is named. */
export function* eventsOf<K extends EventKind>(
  log: TraceLog,
  kinds: readonly K[],
  from = 0,
  to = log.count,
): Generator<TraceEvent<K>> {
  mustBeWhole(log);
  const wanted = new Uint8Array(EVENT_KINDS.length);
  for (const kind of kinds) wanted[kindId(kind)] = 1;
  for (let id = from; id < to; id++) {
    if (wanted[log.kinds[id] as number] === 1) yield readEvent(log, id) as unknown as TraceEvent<K>;
  }
}

function growEvents(log: TraceLog): void {
  const length = log.kinds.length * 2;
  log.kinds = enlarged(log.kinds, new Uint8Array(length));
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
