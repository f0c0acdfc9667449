import { countAt } from '../model/cursor.ts';
import { eventsIn } from '../model/queries.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { EventKind, TraceEvent } from '../stack/trace/schema.ts';
import { nodeOf } from './facts.ts';

/** The events of a kind at a node, from an instant on and before another. */
export function between<K extends EventKind>(
  run: RecordedRun,
  kind: K,
  node: string,
  from: Instant,
  to: Instant = Number.MAX_SAFE_INTEGER,
): TraceEvent<K>[] {
  const wanted = { kind, node: nodeOf(run, node) };
  return [...eventsIn(run, wanted, countAt(run.log, from - 1), countAt(run.log, to - 1))];
}
