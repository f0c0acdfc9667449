/**
 * A task that was done is not done anew for a second prediction: the run that passed it plays again, or,
 * after a reload, what the task's own button does is done once more.
 */
import type { LessonContent } from '../../lessons/types.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { prefersReducedMotion } from '../../runtime/settings-effects.ts';
import { type Decider, passedIn, taskOf } from './can-play-again.ts';
import { endOfInstant } from './steps.ts';

/** Plays what decides the step's question, from where its run was changed. `base`: the step's run. */
export function playAgain(
  view: RunView,
  content: LessonContent,
  step: Decider,
  base: string,
): void {
  const task = taskOf(content, step);
  if (task === undefined) return;
  const passed = passedIn(task, view);
  const { treeRun, selectRun, fork, cursor, seek, seekAfter, playTo } = view;
  if (passed === undefined) {
    const run = treeRun(base)?.model;
    if (run !== undefined && task.does) fork(task.does(run, cursor.at), true);
    return;
  }
  selectRun(passed);
  const { model, session } = treeRun(passed)!;
  const end = endOfInstant(task.done(model), model);
  if (prefersReducedMotion()) {
    seekAfter(end);
    return;
  }
  seek(Math.max(cursor.at, session.inputs.at(-1)?.at ?? 0));
  playTo(end);
}
