/**
 * Single fields of events, read without making an object of the whole event: for what comes with
 * every packet. Their places come from the declaration of the event (`placesOf`). A log may be a
 * window of a long run, so its columns begin with event `log.first`.
 */
import type { Instant } from '../stack/core/instant.ts';
import { readTime, type TraceLog } from '../stack/trace/log.ts';

/** Whether the log holds an event. */
export function holds(log: TraceLog, id: number): boolean {
  return id >= log.first && id < log.count;
}

export function instantOf(log: TraceLog, id: number): Instant {
  return log.at[id - log.first] as number;
}

export function nodeAt(log: TraceLog, id: number): number {
  return log.nodes[id - log.first] as number;
}

export function causeAt(log: TraceLog, id: number): number {
  return log.causes[id - log.first] as number;
}

export function kindAt(log: TraceLog, id: number): number {
  return log.kinds[id - log.first] as number;
}

export function isOfKind(log: TraceLog, id: number, kind: number): boolean {
  return log.kinds[id - log.first] === kind;
}

export function wordAt(log: TraceLog, id: number, place: number): number {
  return log.words[(log.offsets[id - log.first] as number) + place] as number;
}

/** A field stored as a u32. */
export function unsignedAt(log: TraceLog, id: number, place: number): number {
  return wordAt(log, id, place) >>> 0;
}

/** A field stored as an Instant. */
export function timeAt(log: TraceLog, id: number, place: number): number {
  return readTime(log.words, (log.offsets[id - log.first] as number) + place);
}

/** A field stored as an interned string. */
export function textAt(log: TraceLog, id: number, place: number): string {
  return log.strings[wordAt(log, id, place)] as string;
}
