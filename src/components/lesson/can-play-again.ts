/** Whether a task that was done can be seen again, for a second prediction. */
import type { LessonContent, LessonStep, LessonTask } from '../../lessons/types.ts';
import type { RunView } from '../../runtime/run-view.ts';

export type Decider = Pick<LessonStep, 'decidedBy'>;

export const taskOf = ({ tasks }: LessonContent, { decidedBy }: Decider): LessonTask | undefined =>
  tasks.find(({ id }) => id === decidedBy);

/** The latest run that has passed the task, as its id. */
export function passedIn(task: LessonTask, { runs, everyRun }: RunView): string | undefined {
  const models = everyRun();
  return runs.findLast((_, n) => n > 0 && task.done(models[n]!) >= 0)?.id;
}

/** Whether there is something to be seen again. */
export function canPlayAgain(view: RunView, content: LessonContent, step: Decider): boolean {
  const task = taskOf(content, step);
  return task !== undefined && (task.does !== undefined || passedIn(task, view) !== undefined);
}
