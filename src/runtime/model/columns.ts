/**
 * Single fields of events, read without making an object of the whole event: for what comes with
 * every packet. Positions come from the declaration of the event.
 */
import type { TraceLog } from '../../stack/trace/log.ts';
import {
  type EventBody,
  type EventKind,
  eventSchema,
  type Field,
} from '../../stack/trace/schema.ts';

/** Where each field of a kind of event stands in its words. */
export type Places<K extends EventKind> = { readonly [F in keyof EventBody<K> & string]: number };

/** Of `tcp.vars` only the first field stands still: the others are stored as differences. */
export function placesOf<K extends EventKind>(kind: K): Places<K> {
  const places: Record<string, number> = {};
  let word = 0;
  for (const [name, { store }] of Object.entries<Field<unknown>>(eventSchema[kind])) {
    places[name] = word;
    word += store === 'time' ? 2 : 1;
  }
  return places as Places<K>;
}

export function wordAt(log: TraceLog, id: number, place: number): number {
  return log.words[(log.offsets[id] as number) + place] as number;
}

/** A field stored as a u32. */
export function unsignedAt(log: TraceLog, id: number, place: number): number {
  return wordAt(log, id, place) >>> 0;
}

/** A field stored as an Instant: two words, low half first. */
export function timeAt(log: TraceLog, id: number, place: number): number {
  return wordAt(log, id, place + 1) * 0x100000000 + (wordAt(log, id, place) >>> 0);
}

/** A field stored as an interned string. */
export function textAt(log: TraceLog, id: number, place: number): string {
  return log.strings[wordAt(log, id, place)] as string;
}

export function isOfKind(log: TraceLog, id: number, kind: number): boolean {
  return log.kinds[id] === kind;
}
