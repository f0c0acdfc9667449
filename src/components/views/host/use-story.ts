import { useMemo } from 'react';
import { countBelow } from '../../../model/cursor.ts';
import { transitionsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { useRun } from '../../lesson/run.ts';
import { connectionStory } from '../statechart/model.ts';

/** The transitions, up to the cursor, of the connection that a host's chart shows. */
export function useStory(node: number) {
  const model = useRun((state) => state.model);
  // Only events matter here, not the moments between them.
  const events = useRun((state) => state.cursor.event);
  const conn = connectionAt(model, node, events);
  return useMemo(
    () => connectionStory(transitionsOf(model), { node, conn }, events),
    [model, node, conn, events],
  );
}

/** The connection that changed its state last at this node; −1 before any did. */
export function connectionAt(model: RecordedRun, node: number, events: number): number {
  const seen = countBelow(transitionsOf(model), events, (transition) => transition.id);
  return (
    transitionsOf(model)
      .slice(0, seen)
      .findLast((each) => each.node === node)?.conn ?? -1
  );
}
