import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { lessonProgress, recordStep, startAfresh, useProgress } from '../../runtime/progress.ts';
import type { RunLink } from '../../runtime/url.ts';
import { leaveReasons } from '../workbench/leave-reasons.ts';
import { useRun, useRunStore } from '../workbench/run.ts';
import { lookAt, openChoice, resetWorkbench, showViews } from '../workbench/workbench-store.ts';
import { beginStep, openRuns } from './begin-step.ts';
import { forgetDrafts, leaveQuestions } from './drafts.ts';
import type { Opening } from './opening.ts';
import { enterStep, resetPlayer } from './player-store.ts';
import { linkQuery } from './run-link.ts';
import { stopShowing } from './showing.ts';
import { indexOfStep, isStep, startOf, stepId } from './steps.ts';
import { isOfVisit, returnTo } from './visit.ts';

/**
 * The current step, kept for next time. Going to a step puts the original run back on the stage,
 * where the step begins: what the prose says is then true.
 */
export function useStep(meta: LessonMeta, content: LessonContent, opening: Opening) {
  const { link, stage } = opening;
  const run = useRunStore();
  const [index, setIndex] = useState(() => {
    const { step } = lessonProgress(useProgress.getState(), meta.id);
    return indexOfStep(content, isStep(content, link.step) ? link.step : step);
  });

  const arrange = useCallback(
    (to: number, linked: Readonly<Record<string, string>> = {}) => {
      const step = content.steps.slice(0, to + 1).findLast(({ show }) => show);
      if (step?.show) showViews(step.show, step.stage);
      for (const [view, look] of Object.entries(content.steps[to]?.looks ?? {})) {
        lookAt(view, linked[view] ?? look);
      }
    },
    [content],
  );

  const goTo = useCallback(
    (wanted: number) => {
      const to = Math.max(0, Math.min(wanted, content.steps.length));
      leaveQuestions();
      leaveReasons();
      stopShowing();
      setIndex(to);
      enterStep(stepId(content, to));
      recordStep(meta.id, stepId(content, to));
      run.getState().compare(null);
      beginStep(run, content, to);
      arrange(to);
    },
    [run, meta, content, arrange],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: on arrival only; then goTo does it.
  useLayoutEffect(() => {
    resetPlayer();
    resetWorkbench(stage);
    arrange(index, stage?.looks);
    return stopShowing;
  }, [meta, content]);
  useDraftsOf(meta.id);
  const [opened, setOpened] = useState(opening);
  if (opened !== opening) {
    // Another link to the lesson: what is shown beside the ladder stays as the reader has it.
    setOpened(opening);
    if (isStep(content, link.step)) setIndex(indexOfStep(content, link.step));
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is the occasion.
  useEffect(() => {
    enterStep(stepId(content, index));
    recordStep(meta.id, stepId(content, index));
    openChoice(stage);
  }, [opened]);
  useArrival(index, content, link.at !== undefined);
  useReturning(content, goTo);
  useComparison(index, content, link);

  const afresh = useCallback(() => {
    forgetDrafts();
    startAfresh(meta.id);
    goTo(0);
  }, [meta, goTo]);

  return [index, goTo, afresh] as const;
}

/** Answers under way are those of this lesson, and kept from the moment at which what keeps them is there. */
function useDraftsOf(lesson: string): void {
  useLayoutEffect(() => {
    forgetDrafts();
    let stop: (() => void) | undefined;
    let over = false;
    import('./keep-drafts.ts').then(
      ({ keepDrafts }) => {
        if (!over) stop = keepDrafts(lesson);
      },
      () => undefined,
    );
    return () => {
      over = true;
      stop?.();
    };
  }, [lesson]);
}

/** Back and forward in the browser's history lead to the steps that the reader has come from. */
function useReturning(content: LessonContent, goTo: (index: number) => void): void {
  useEffect(() => {
    const pop = () => {
      if (!isOfVisit()) return;
      const step = new URLSearchParams(linkQuery(location.hash)).get('step') ?? '';
      returnTo(() => goTo(indexOfStep(content, step)));
    };
    addEventListener('popstate', pop);
    return () => removeEventListener('popstate', pop);
  }, [content, goTo]);
}

/**
 * Who arrives at a step finds what it compares, by a link or by coming back. A link that holds runs or
 * a moment of its own has already put those on the stage.
 */
function useComparison(index: number, content: LessonContent, link: RunLink): void {
  const run = useRunStore();
  const arrived = useRef({ index, link });
  useLayoutEffect(() => {
    arrived.current = { index, link };
  }, [index, link]);
  useEffect(() => {
    const { index: at, link: opened } = arrived.current;
    const own = opened.at !== undefined || opened.inputs.length > 0 || opened.patch !== undefined;
    if (!own && opened.versus === undefined) openRuns(run, content.steps[at]);
  }, [run, content]);
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
