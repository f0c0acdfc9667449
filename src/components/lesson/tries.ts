import { create } from 'zustand';
import type { RunLabel, RunStore } from '../../runtime/run-view.ts';

/** The learner’s tries at the tasks, on this visit. */
interface Tries {
  /** How many of the learner’s forks have passed no task of the step they were made in. */
  readonly failed: Readonly<Record<string, number>>;
  /** Forks that were made to show something, and whatever was forked from those. */
  readonly shown: ReadonlySet<string>;
  /** The run that the address brought along, and whatever was forked from it. */
  readonly linked: ReadonlySet<string>;
}

const NONE: Tries = { failed: {}, shown: new Set(), linked: new Set() };

export const useTries = create<Tries>()(() => NONE);

export function countFailure(step: string): void {
  useTries.setState(({ failed }) => ({ failed: { ...failed, [step]: (failed[step] ?? 0) + 1 } }));
}

export function markShown(run: string): void {
  useTries.setState(({ shown }) => ({ shown: new Set([...shown, run]) }));
}

function markLinked(runs: readonly RunLabel[]): void {
  const more = runs.map(({ id }) => id);
  useTries.setState(({ linked }) => ({ linked: new Set([...linked, ...more]) }));
}

/** Begins anew with a run store. A fork is of the run on the stage: of a shown one, it is shown. */
export function followTries(run: RunStore): () => void {
  useTries.setState(NONE, true);
  markLinked(run.getState().runs.filter(({ fork }) => fork > 0));
  return run.subscribe(({ runs, current }, before) => {
    const made = runs.slice(before.runs.length);
    if (made.length === 0) return;
    const { shown, linked } = useTries.getState();
    if (linked.has(current)) markLinked(made);
    if (shown.has(current)) for (const { id } of made) markShown(id);
  });
}
