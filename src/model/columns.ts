/**
 * Single fields of events, read without making an object of the whole event: for what comes with
 * every packet. Their places come from the declaration of the event (`placesOf`).
 */
import { readTime, type TraceLog } from '../stack/trace/log.ts';

export function wordAt(log: TraceLog, id: number, place: number): number {
  return log.words[(log.offsets[id] as number) + place] as number;
}

/** A field stored as a u32. */
export function unsignedAt(log: TraceLog, id: number, place: number): number {
  return wordAt(log, id, place) >>> 0;
}

/** A field stored as an Instant. */
export function timeAt(log: TraceLog, id: number, place: number): number {
  return readTime(log.words, (log.offsets[id] as number) + place);
}

/** A field stored as an interned string. */
export function textAt(log: TraceLog, id: number, place: number): string {
  return log.strings[wordAt(log, id, place)] as string;
}

export function isOfKind(log: TraceLog, id: number, kind: number): boolean {
  return log.kinds[id] === kind;
}
