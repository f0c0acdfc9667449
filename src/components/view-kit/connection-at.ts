import { lastTransition } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';

/** The connection that changed its state last at a node; −1 before any did. */
export function connectionAt(run: RecordedRun, node: number, events: number): number {
  return lastTransition(run, node, { at: 0, event: events })?.conn ?? -1;
}
