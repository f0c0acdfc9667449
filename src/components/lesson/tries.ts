import { create } from 'zustand';
import type { RunLabel, RunStore } from '../../runtime/run-view.ts';

/** The learner’s tries at the tasks, on this visit. */
interface Tries {
  /** How many of the learner’s forks have passed no task of the step they were made in. */
  readonly failed: Readonly<Record<string, number>>;
  /** Forks that were made to show something, and whatever was forked from those. */
  readonly shown: ReadonlySet<string>;
  /** Runs that were there before the learner did anything: the address or a step brought them along. */
  readonly brought: ReadonlySet<string>;
  /** Of these, those in which something has been done, and whatever was forked from them. */
  readonly linked: ReadonlySet<string>;
  /** Of both, those that the learner has then made once more. */
  readonly own: ReadonlySet<string>;
}

const NONE: Tries = {
  ...{ failed: {}, shown: new Set(), brought: new Set() },
  ...{ linked: new Set(), own: new Set() },
};

export const useTries = create<Tries>()(() => NONE);

export function countFailure(step: string): void {
  useTries.setState(({ failed }) => ({ failed: { ...failed, [step]: (failed[step] ?? 0) + 1 } }));
}

export function markShown(run: string): void {
  useTries.setState(({ shown, own }) => ({
    shown: new Set([...shown, run]),
    own: new Set([...own].filter((each) => each !== run)),
  }));
}

function markLinked(runs: readonly RunLabel[]): void {
  const more = runs.map(({ id }) => id);
  useTries.setState(({ linked }) => ({ linked: new Set([...linked, ...more]) }));
}

/** To do the same once more leads to the same run, whoever has made that. */
function markOwn(run: string): void {
  useTries.setState(({ own }) => ({ own: new Set([...own, run]) }));
}

/** Begins anew with a run store. A fork is of the run on the stage: of a shown one, it is shown. */
export function followTries(run: RunStore): () => void {
  const { runs: there } = run.getState();
  useTries.setState({ ...NONE, brought: new Set(there.map(({ id }) => id)) }, true);
  markLinked(there.filter(({ fork }) => fork > 0));
  return run.subscribe(({ runs, current, asked }, before) => {
    const again = before.runs.some(({ id }) => id === asked?.run);
    if (asked !== null && asked !== before.asked && again) markOwn(asked.run);
    const made = runs.slice(before.runs.length);
    if (made.length === 0) return;
    const { shown, linked } = useTries.getState();
    if (linked.has(current)) markLinked(made);
    if (shown.has(current)) for (const { id } of made) markShown(id);
  });
}
