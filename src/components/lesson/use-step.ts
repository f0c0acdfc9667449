import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import {
  lessonProgress,
  recordFinished,
  recordStep,
  startAfresh,
  useProgress,
} from '../../runtime/progress.ts';
import type { RunLink } from '../../runtime/url.ts';
import { useRun, useRunStore } from '../workbench/run.ts';
import { resetWorkbench, showViews } from '../workbench/workbench-store.ts';
import { forgetDrafts, withdrawPredictions } from './drafts.ts';
import { enterStep, raiseSheet, resetPlayer } from './player-store.ts';
import { stopShowing } from './showing.ts';
import { indexOfStep, isStep, startOf, stepId } from './steps.ts';

/**
 * The current step, kept for next time. Going to a step puts the original run back on the stage,
 * where the step begins: what the prose says is then true.
 */
export function useStep(meta: LessonMeta, content: LessonContent, opening: RunLink) {
  const run = useRunStore();
  const [index, setIndex] = useState(() => {
    const { step } = lessonProgress(useProgress.getState(), meta.id);
    return indexOfStep(content, isStep(content, opening.step) ? opening.step : step);
  });

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
      withdrawPredictions();
      stopShowing();
      setIndex(to);
      enterStep(stepId(content, to));
      recordStep(meta.id, stepId(content, to));
      if (to === content.steps.length) {
        recordFinished(meta.id);
        raiseSheet(true);
      }
      selectRun(runs[0]!.id);
      seekAfter(startOf(content, to, original));
      arrange(to);
    },
    [run, meta, content, arrange],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: on arrival only; then goTo does it.
  useLayoutEffect(() => {
    resetPlayer();
    resetWorkbench();
    forgetDrafts();
    arrange(index);
    return stopShowing;
  }, [meta, content]);
  const [opened, setOpened] = useState(opening);
  if (opened !== opening) {
    // Another link to the lesson: what is shown beside the ladder stays as the reader has it.
    setOpened(opening);
    if (isStep(content, opening.step)) setIndex(indexOfStep(content, opening.step));
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is the occasion.
  useEffect(() => {
    enterStep(stepId(content, index));
    recordStep(meta.id, stepId(content, index));
  }, [opened]);
  useArrival(index, content, opening.at !== undefined);

  const afresh = useCallback(() => {
    forgetDrafts();
    startAfresh(meta.id);
    goTo(0);
  }, [meta, goTo]);

  return [index, goTo, afresh] as const;
}

/** A learner who comes back finds the run where the step begins, once it has got that far. */
function useArrival(index: number, content: LessonContent, linked: boolean): void {
  const run = useRunStore();
  const complete = useRun((state) => state.complete);
  const latest = useRef(index);
  useEffect(() => {
    latest.current = index;
  }, [index]);
  useEffect(() => {
    const { cursor, original, current, runs, seekAfter } = run.getState();
    // A link that holds a moment of its own has already put the cursor there.
    if (linked || !complete || cursor.event > 0 || current !== runs[0]!.id) return;
    seekAfter(startOf(content, latest.current, original));
  }, [run, complete, content, linked]);
}
