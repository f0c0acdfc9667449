import { useMemo } from 'react';
import type { TraceModel } from '../../../model/trace-model.ts';
import { connectionAt } from '../../view-kit/connection-at.ts';
import { connectionStory } from './model.ts';

/** The transitions, up to the cursor, of the connection that a host's chart shows. */
export function useStory(run: TraceModel, node: number, events: number) {
  const conn = connectionAt(run, node, events);
  return useMemo(
    () => connectionStory(run.transitions, { node, conn }, events),
    [run, node, conn, events],
  );
}
