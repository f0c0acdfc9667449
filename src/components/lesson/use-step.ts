import { useCallback, useEffect, useState } from 'react';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { lessonProgress, recordFinished, recordStep, useProgress } from '../../runtime/progress.ts';
import { raiseSheet, resetPlayer, showViews } from './player-store.ts';
import { useRun, useRunStore } from './run.ts';
import { indexOfStep, observed, startOf, stepId } from './steps.ts';

/**
 * The current step, kept for next time. Going to a step puts the original run back on the stage,
 * where the step begins: what the prose says is then true.
 */
export function useStep(meta: LessonMeta, content: LessonContent) {
  const run = useRunStore();
  const [index, setIndex] = useState(() =>
    indexOfStep(content, lessonProgress(useProgress.getState(), meta.id).step),
  );

  const arrange = useCallback(
    (to: number) => {
      const views = content.steps.slice(0, to + 1).findLast((step) => step.show)?.show;
      if (views) showViews(views);
    },
    [content],
  );

  const goTo = useCallback(
    (wanted: number) => {
      const to = Math.max(0, Math.min(wanted, content.steps.length));
      const { original, runs, selectRun, seekAfter } = run.getState();
      setIndex(to);
      recordStep(meta.id, stepId(content, to));
      if (to === content.steps.length) {
        recordFinished(meta.id);
        raiseSheet(true);
      }
      selectRun(runs[0]!.id);
      seekAfter(startOf(content, to, observed(original)));
      arrange(to);
    },
    [run, meta, content, arrange],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: on arrival only; then goTo does it.
  useEffect(() => {
    resetPlayer();
    arrange(index);
    recordStep(meta.id, stepId(content, index));
  }, [meta, content]);
  useArrival(index, content);

  return [index, goTo] as const;
}

/** A learner who comes back finds the run where the step begins, once it has got that far. */
function useArrival(index: number, content: LessonContent): void {
  const run = useRunStore();
  const complete = useRun((state) => state.complete);
  const [arrivedAt] = useState(index);
  useEffect(() => {
    const { cursor, original, current, runs, seekAfter } = run.getState();
    // A link that holds a moment of its own has already put the cursor there.
    if (!complete || cursor.event > 0 || current !== runs[0]!.id) return;
    seekAfter(startOf(content, arrivedAt, observed(original)));
  }, [run, complete, arrivedAt, content]);
}
