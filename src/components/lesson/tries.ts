import { create } from 'zustand';
import type { RunStore } from '../../runtime/run-view.ts';

/** The learner’s tries at the tasks, on this visit. */
interface Tries {
  /** How many of the learner’s forks have passed no task of the step they were made in. */
  readonly failed: Readonly<Record<string, number>>;
  /** Forks that were made to show something, and whatever was forked from those. */
  readonly shown: ReadonlySet<string>;
}

const NONE: Tries = { failed: {}, shown: new Set() };

export const useTries = create<Tries>()(() => NONE);

export function countFailure(step: string): void {
  useTries.setState(({ failed }) => ({ failed: { ...failed, [step]: (failed[step] ?? 0) + 1 } }));
}

export function markShown(run: string): void {
  useTries.setState(({ shown }) => ({ shown: new Set([...shown, run]) }));
}

/** Begins anew with a run store. A fork is of the run on the stage: of a shown one, it is shown. */
export function followTries(run: RunStore): () => void {
  useTries.setState(NONE, true);
  return run.subscribe(({ runs, current }, before) => {
    if (runs.length <= before.runs.length || !useTries.getState().shown.has(current)) return;
    for (const { id } of runs.slice(before.runs.length)) markShown(id);
  });
}
