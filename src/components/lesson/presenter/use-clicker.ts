import { useEffect } from 'react';
import type { LessonStep, Question } from '../../../lessons/types.ts';
import type { RunStore } from '../../../runtime/run-view.ts';
import { happenedInBoth } from '../../workbench/compare/open-comparison.ts';
import { useRunStore } from '../../workbench/run.ts';
import { demonstrate } from '../demonstrate.ts';
import type { LessonState } from '../lesson-context.ts';
import { loadSolutions } from '../load.ts';
import { loadRules } from '../questions/load-rules.ts';
import { beginShowing, endShowing, hurryShowing, stopShowing } from '../showing.ts';
import { momentOf, startOf } from '../steps.ts';
import { playToMoment, truthOf } from '../use-prediction.ts';
import { type Beat, FIRST } from './beat.ts';
import { type Place, placeAfter, placeBefore } from './beats.ts';
import { goToBeat, rememberTruth, toggleBlack, usePresenter } from './presenter-store.ts';

export interface Clicker {
  readonly forward: () => void;
  readonly back: () => void;
}

/**
 * Forward and back, which is all that a clicker has. Who presses again while something is shown has
 * seen enough: the end is there at once.
 */
export function useClicker(lesson: LessonState): Clicker {
  const run = useRunStore();
  const { content, index, goTo } = lesson;
  useTruths(lesson);

  function forward(): void {
    const { black, beat } = usePresenter.getState();
    const { playing, pause } = run.getState();
    if (black) {
      toggleBlack();
      return;
    }
    if (hurryShowing()) return;
    if (playing) {
      pause();
      if (showsStep(beat)) endWatching(run, content.steps[index]);
      return;
    }
    const next = placeAfter(content, { index, beat });
    if (next.index !== index) enter(next);
    else perform(next.beat);
  }

  function back(): void {
    const { black, beat } = usePresenter.getState();
    if (black) toggleBlack();
    else enter(placeBefore(content, { index, beat }));
  }

  /** Puts a step on the stage as it stands at a beat, without playing anything. */
  function enter({ index: to, beat }: Place): void {
    goTo(to);
    goToBeat(beat);
    const step = content.steps[to];
    const { original, seekAfter } = run.getState();
    if (beat.kind !== 'ask' && step?.runUntil && step.decidedBy === undefined) {
      seekAfter(momentOf(step, original));
    }
  }

  /** Goes on to a beat of the step, and lets be seen what there is to see. */
  function perform(beat: Beat): void {
    goToBeat(beat);
    const step = content.steps[index];
    if (showsStep(beat) && step) watch(step);
    if (beat.kind === 'reveal' && step?.question) void showTruth(run, step.question);
    if ('task' in beat && beat.task !== undefined) void showTask(run, lesson, beat.task);
  }

  function watch(step: LessonStep): void {
    const { runs, selectRun, original, seekAfter, play } = run.getState();
    if (step.compares) {
      play();
      return;
    }
    selectRun(runs[0]!.id);
    seekAfter(startOf(content, index, original));
    playToMoment(run.getState(), step);
  }

  return { forward, back };
}

/** Where the runs of answers are looked at, the one that is right lies on the stage. */
async function showTruth(run: RunStore, question: Question) {
  try {
    const rules = (await loadRules()).rulesOf(question);
    const { truth } = usePresenter.getState().truths[question.id] ?? (await truthOf(question, run));
    const shown = rules.shows?.(question, truth);
    if (shown) await (await import('../show-tried.ts')).showTried(run, shown);
  } catch {
    // What cannot be fetched now is not shown.
  }
}

async function showTask(run: RunStore, { meta, content }: LessonState, task: string) {
  const showing = beginShowing(task);
  try {
    const solutions = await loadSolutions(meta.id);
    const solution = solutions.find((each) => each.task === task);
    const asked = content.tasks.find(({ id }) => id === task);
    showing.stopped.throwIfAborted();
    if (solution) await demonstrate(run, solution, asked, showing);
  } catch {
    // The presenter has gone on.
  } finally {
    endShowing(showing);
  }
}

/** Where a step's playing would have come to rest: at its moment, or that of two runs. */
function endWatching(run: RunStore, step: LessonStep | undefined): void {
  const { seek, seekAfter, endAt, model } = run.getState();
  const until = step?.compares?.until;
  if (step?.compares) seek((until && happenedInBoth(run.getState(), until)) ?? endAt);
  else seekAfter(momentOf(step, model));
}

/** What is watched is the step itself, not one of its tasks. */
const showsStep = (beat: Beat) => beat.kind === 'watch' && beat.task === undefined;

/** Every question of the lesson is looked into while the first one is being talked about. */
function useTruths({ content, index }: LessonState): void {
  const run = useRunStore();
  useEffect(() => {
    let wanted = true;
    const lookInto = async () => {
      // The question at hand first.
      const order = [...content.steps.slice(index), ...content.steps.slice(0, index)];
      for (const { question } of order) {
        if (!wanted) return;
        if (!question || question.id in usePresenter.getState().truths) continue;
        const truth = await truthOf(question, run);
        if (wanted) rememberTruth(question.id, truth);
      }
    };
    const stop = whenComplete(run, () => void lookInto().catch(() => undefined));
    return () => {
      wanted = false;
      stop();
    };
  }, [content, index, run]);
}

function whenComplete(run: ReturnType<typeof useRunStore>, then: () => void): () => void {
  if (run.getState().complete) {
    then();
    return () => undefined;
  }
  const stop = run.subscribe(({ complete }) => {
    if (!complete) return;
    stop();
    then();
  });
  return stop;
}

/** Leaves the presentation: the step begins again, as a learner finds it. */
export function beginStepAgain({ index, goTo }: LessonState): void {
  stopShowing();
  goTo(index);
  goToBeat(FIRST);
}
