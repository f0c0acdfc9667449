import { useRun, useRunStore } from '../workbench/run.ts';
import { draftOf, useDrafts } from './drafts.ts';
import { useLesson } from './lesson-context.ts';
import { usePlayer } from './player-store.ts';
import { stopShowing } from './showing.ts';
import { baseRun } from './stand-on.ts';
import { useStepAnswer } from './use-answer.ts';

export interface Doing {
  /** The question comes first: it is open, and this task decides it. */
  readonly early: boolean;
  /** The task's own button, where the stage has none for what is to be done. */
  readonly button?: { readonly words: string; readonly press: () => void };
  /** Sets what the step began with beside the changed run that is on the stage. */
  readonly compare?: () => void;
}

/** What stands between the learner and a task: a prediction to make, a button to press. */
export function useDoing(task: string, words: string | undefined): Doing {
  const run = useRunStore();
  const { content } = useLesson();
  const { question, answer } = useStepAnswer();
  const { handedIn } = useDrafts((drafts) => draftOf(drafts, question?.id ?? ''));
  const early = question !== undefined && answer === null && handedIn === null;
  const asked = content.tasks.find(({ id }) => id === task);
  const does = asked?.does;
  const basis = usePlayer((state) => state.basis);
  const changed = useRun(
    ({ current, runs, compared }) => !compared && current !== runs[0]?.id && current !== basis,
  );
  const compare = () => run.getState().compare(baseRun(run));
  const offered = changed ? { compare } : {};
  if (!does || words === undefined) return { early, ...offered };
  const press = () => {
    const { original, treeRun, selectRun, cursor, fork } = run.getState();
    const base = baseRun(run);
    stopShowing();
    selectRun(base);
    fork(does(treeRun(base)?.model ?? original, cursor.at), true);
  };
  return { early, button: { words, press }, ...offered };
}
