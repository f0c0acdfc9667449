import { useMemo } from 'react';
import { countBelow } from '../../../model/cursor.ts';
import type { TraceModel } from '../../../model/trace-model.ts';
import { useRun } from '../../workbench/run.ts';
import { connectionStory } from './model.ts';

/** The transitions, up to the cursor, of the connection that a host's chart shows. */
export function useStory(node: number) {
  const model = useRun((state) => state.model);
  // Only events matter here, not the moments between them.
  const events = useRun((state) => state.cursor.event);
  const conn = connectionAt(model, node, events);
  return useMemo(
    () => connectionStory(model.transitions, { node, conn }, events),
    [model, node, conn, events],
  );
}

/** The connection that changed its state last at this node; −1 before any did. */
export function connectionAt(model: TraceModel, node: number, events: number): number {
  const seen = countBelow(model.transitions, events, (transition) => transition.id);
  return model.transitions.slice(0, seen).findLast((each) => each.node === node)?.conn ?? -1;
}
