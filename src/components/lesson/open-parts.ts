import type { LessonContent } from '../../lessons/types.ts';
import type { LessonProgress } from '../../runtime/progress.ts';

/** A step with something in it that the learner has not done. */
export interface OpenStep {
  readonly index: number;
  readonly question: boolean;
  readonly tasks: number;
}

/** What is still open in a lesson, step by step. A task that was shown is not open. */
export function openSteps(content: LessonContent, progress: LessonProgress): readonly OpenStep[] {
  return content.steps.flatMap((_, index) => {
    const open = openIn(content, progress, index);
    return open.question || open.tasks > 0 ? [{ index, ...open }] : [];
  });
}

/** What is still open in one step. */
export function openIn(
  { steps, tasks }: LessonContent,
  { answers, tasks: done, shown }: LessonProgress,
  index: number,
): { readonly question: boolean; readonly tasks: number } {
  const step = steps[index];
  const asked = step?.question;
  const open = tasks.filter(
    ({ id, step: its }) => its === step?.id && !done.includes(id) && !shown.includes(id),
  );
  return { question: asked !== undefined && !answers[asked.id], tasks: open.length };
}
