/** How often the addresses and routes of a run had changed by a moment. */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import { eventIndex, idsAnywhere } from '../../../model/parts/event-index.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import '../../../stack/protocols/ipv4/events.ts';

/** An input may cut a link. */
const CHANGES = ['address.changed', 'route.changed', 'session.input'] as const;
const itself = (id: number) => id;

/** How often addresses, routes or links had changed: between two changes, all tables stay as they are. */
export const changesBefore = (
  run: RecordedRun,
  { event }: Cursor,
  kinds: readonly (typeof CHANGES)[number][] = CHANGES,
): number =>
  kinds
    .flatMap((kind) => [...run.part(eventIndex(kind)).keys()].map((key) => [kind, key] as const))
    .flatMap(([kind, key]) => idsAnywhere(run.part(eventIndex(kind)), key))
    .reduce((sum, ids) => sum + countBelow(ids, event, itself), 0);
