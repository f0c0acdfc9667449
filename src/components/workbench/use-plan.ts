import { useMemo } from 'react';
import type { StagePlan } from './plan.ts';
import { isOffered, VIEWS } from './registry.ts';
import { useRun } from './run.ts';
import { useBoard } from './use-board.ts';
import { stagePlan, useWorkbench } from './workbench-store.ts';

/** What lies on the stage, of the views that this run has something for. */
export function usePlan(): StagePlan {
  const own = useWorkbench((state) => state.own);
  const suggested = useWorkbench((state) => state.suggested);
  const run = useRun((state) => state.model);
  const fixed = useRun((state) => state.fixed);
  const read = useRun((state) => state.model.read);
  const board = useBoard();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place.
  return useMemo(() => {
    // Whatever the open question does not need stays away, unless the reader put it there.
    const wish = board ? { ...suggested, sides: {} } : suggested;
    const offered = VIEWS.filter((view) => isOffered(view, { model: run, fixed }));
    return stagePlan({ own, suggested: wish }, offered);
  }, [own, suggested, board, run, fixed, read]);
}
