import { useEffect, useMemo } from 'react';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import { ownOf } from '../../stack/core/own.ts';
import { withhold } from '../glossary/withheld.ts';
import { useRun } from '../workbench/run.ts';
import { tellUntil, veilFuture } from '../workbench/workbench-store.ts';
import type { LessonState } from './lesson-context.ts';
import { horizonOf } from './steps.ts';
import { useOpenQuestion } from './use-answer.ts';

/**
 * While the step's question is open, nothing outside the prose tells what is still to come, no
 * definition answers it, and on a projector the stage shows no more than the question needs.
 */
export function useVeil(lesson: LessonState): void {
  const { meta, content, index } = lesson;
  const open = useOpenQuestion(lesson);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lesson clears the stage first.
  useEffect(() => {
    veilFuture(open);
    return () => veilFuture(false);
  }, [open, meta, content]);
  const answers = useProgress((state) => lessonProgress(state, meta.id).answers);
  const original = useRun(({ original, runs, treeRun }) =>
    treeRun(runs[0]?.id ?? '')?.complete ? original : null,
  );
  const horizon = useMemo(
    () =>
      original === null
        ? 0
        : horizonOf(content, index, (id) => ownOf(answers, id) === undefined, original),
    [content, index, answers, original],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lesson clears the stage first.
  useEffect(() => {
    tellUntil(horizon);
    return () => tellUntil(Number.POSITIVE_INFINITY);
  }, [horizon, meta, content]);
  const question = content.steps[index]?.question;
  useEffect(() => {
    withhold((open && question?.withholds) || []);
    return () => withhold([]);
  }, [open, question]);
}
