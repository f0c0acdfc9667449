import { useMemo } from 'react';
import { transitionsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { connectionAt } from '../../view-kit/connection-at.ts';
import { connectionStory } from './model.ts';

/** The transitions, up to the cursor, of the connection that a host's chart shows. */
export function useStory(run: RecordedRun, node: number, events: number) {
  const conn = connectionAt(run, node, events);
  return useMemo(
    () => connectionStory(transitionsOf(run), { node, conn }, events),
    [run, node, conn, events],
  );
}
