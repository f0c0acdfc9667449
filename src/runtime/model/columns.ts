/**
 * Single fields of events, read without making an object of the whole event: for what comes with
 * every packet. Positions come from the declaration of the event.
 */
import { kindId, type TraceLog } from '../../stack/trace/log.ts';
import {
  type EventBody,
  type EventKind,
  eventSchema,
  type Field,
} from '../../stack/trace/schema.ts';

export interface Column {
  readonly kind: number;
  readonly word: number;
}

export function column<K extends EventKind>(kind: K, name: keyof EventBody<K> & string): Column {
  const fields = eventSchema[kind] as Record<string, Field<unknown>>;
  let word = 0;
  for (const [each, { store }] of Object.entries(fields)) {
    if (each === name) return { kind: kindId(kind), word };
    word += store === 'time' ? 2 : 1;
  }
  throw new RangeError(`${kind} has no field ${name}`);
}

/** The field's word in event `id`, which must be of the column's kind. */
export function readWord(log: TraceLog, id: number, { word }: Column): number {
  return log.words[(log.offsets[id] as number) + word] as number;
}

export function isOfKind(log: TraceLog, id: number, { kind }: Column): boolean {
  return log.kinds[id] === kind;
}
