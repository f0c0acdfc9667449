/**
 * Events of one kind by their node and by one of their fields: the ids are in the order of the log,
 * so that "the first after" and "the last before" are binary searches. Queries of lessons ask these.
 */
import type { FieldOf } from '../../stack/trace/predicates.ts';
import { type EventKind, kindId, layoutOf, placesOf } from '../../stack/trace/schema.ts';
import { nodeAt, wordAt } from '../columns.ts';
import type { ModelPart } from '../part.ts';

/** Ids of events, ascending. */
export type EventIds = readonly number[];

/** For each value of the field, as it is stored: for each node, the events that have it. */
export type EventIndex = Map<number, EventIds[]>;

/** The one value of an index without a field. */
export const EVERY = 0;

const NONE: EventIds = [];
const known = new Map<string, ModelPart<EventIndex>>();

/**
 * The index of a kind of event by a field, or by the node alone. Only fields of one word will do,
 * and of `tcp.vars`, which is stored as differences, only the first.
 */
export function eventIndex<K extends EventKind>(
  kind: K,
  field?: FieldOf<K>,
): ModelPart<EventIndex> {
  const id = `events:${kind}/${field ?? ''}`;
  const before = known.get(id);
  if (before !== undefined) return before;
  const place = field === undefined ? -1 : (placesOf(kind)[field] as number);
  const part: ModelPart<EventIndex> = {
    id,
    create: () => new Map(),
    readers: {
      [kind]: ((index, { log }, event) => {
        const value = place < 0 ? EVERY : wordAt(log, event, place);
        const node = nodeAt(log, event) + 1;
        let byNode = index.get(value) as number[][] | undefined;
        if (byNode === undefined) {
          byNode = [];
          index.set(value, byNode);
        }
        byNode[node] ??= [];
        (byNode[node] as number[]).push(event);
      }) satisfies ModelPart<EventIndex>['readers'][EventKind],
    },
  };
  known.set(id, part);
  return part;
}

/** The events of a value at a node. */
export function idsAt(index: EventIndex, value: number, node: number): EventIds {
  return index.get(value)?.[node + 1] ?? NONE;
}

/** The events of a value at every node: a list for each. */
export function idsAnywhere(index: EventIndex, value: number): readonly EventIds[] {
  return index.get(value)?.filter((ids) => ids !== undefined) ?? [];
}

/** Whether a field is a text, which is stored as the number of a string. */
export function isText(kind: EventKind, field: string): boolean {
  const layout = layoutOf(kindId(kind));
  return layout?.stores[layout.names.indexOf(field)] === 'text';
}
