import { useEffect } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import type { LessonStep, Question } from '../../lessons/types.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { forgetAnswer, lessonProgress, recordAnswer, useProgress } from '../../runtime/progress.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { prefersReducedMotion } from '../../runtime/settings-effects.ts';
import { useRun, useRunStore } from '../workbench/run.ts';
import { askWhy } from '../workbench/workbench-store.ts';
import { changeDraft, draftOf, useDrafts } from './drafts.ts';
import { useLesson } from './lesson-context.ts';
import { raiseSheet } from './player-store.ts';
import type { QuestionProps, Runs } from './questions/kind.ts';
import { kindOf } from './questions/kinds.ts';
import { momentOf, startOf } from './steps.ts';

type Prediction = Omit<QuestionProps, 'prompt'> & { readonly question: Question };

/**
 * Predict, then watch: the prediction is handed in, the run plays on to the step's moment, and
 * only there is it graded and shown beside what the stack did.
 */
export function usePrediction(id: string): Prediction {
  const text = useLessonText();
  const { meta, content, index } = useLesson();
  const step = stepOf(content.steps, id);
  const answer = useProgress((progress) => lessonProgress(progress, meta.id).answers[id] ?? null);
  const { given: draft, handedIn } = useDrafts((drafts) => draftOf(drafts, id));
  const run = useRunStore();
  const reached = useReached(step);

  useEffect(() => {
    if (handedIn === null || !reached || answer) return;
    let wanted = true;
    const { question } = step;
    runsOf(question, run).then((runs) => {
      if (wanted) recordAnswer(meta.id, id, kindOf(question).grade(question, handedIn, runs));
    });
    return () => {
      wanted = false;
    };
  }, [handedIn, reached, answer, meta, id, step, run]);

  return {
    question: step.question,
    draft,
    onDraft: (given) => changeDraft(id, { given }),
    handedIn: answer?.given ?? handedIn,
    answer,
    action: text(step.runUntil && !reached ? 'question.predict' : 'question.predictOnly'),
    onPredict(given) {
      changeDraft(id, { handedIn: given });
      if (reached) return;
      raiseSheet(false);
      watch();
    },
    onWhy: step.runUntil && whyAtMoment,
    onAgain() {
      const { original, seekAfter } = run.getState();
      changeDraft(id, { handedIn: null });
      forgetAnswer(meta.id, id);
      seekAfter(startOf(content, index, original));
    },
  };

  /** Back to the moment, and the reasons of what happened there. */
  function whyAtMoment(): void {
    const { runs, original, selectRun, seekAfter } = run.getState();
    const facts = original;
    selectRun(runs[0]!.id);
    seekAfter(momentOf(step, facts));
    askWhy(step.runUntil?.(facts) ?? -1);
  }

  function watch(): void {
    playToMoment(run.getState(), step);
  }
}

type Asking = LessonStep & { readonly question: Question };

function stepOf(steps: readonly LessonStep[], id: string): Asking {
  const step = steps.find(({ question }) => question?.id === id);
  if (!step?.question) throw new Error(`The lesson has no question called ${id}.`);
  return step as Asking;
}

/** The original run, and what comes of it when the question's experiments are carried out. */
async function runsOf(question: Question, run: RunStore): Promise<Runs> {
  const { original, tryOut } = run.getState();
  const experiments = kindOf(question).experiments(question);
  const tried = experiments.map((changes) => tryOut(changes));
  return [original, ...(await Promise.all(tried))];
}

/** Whether the run on the stage has come to the step's moment. Steps without one are there at once. */
export function useReached(step: LessonStep): boolean {
  return useRun(({ original, complete, version, cursor }) => {
    if (!step.runUntil) return complete;
    // Asked sixty times a second while playing: the moment is looked for once a version.
    return complete && cursor.event > momentAt(step, original, version);
  });
}

const moments = new WeakMap<LessonStep, { model: unknown; version: number; event: number }>();

function momentAt(step: LessonStep, model: RecordedRun, version: number): number {
  const known = moments.get(step);
  if (known?.model === model && known.version === version) return known.event;
  const event = momentOf(step, model);
  moments.set(step, { model, version, event });
  return event;
}

/** Plays to the step's moment, or is there at once for those who want no motion. */
export function playToMoment(
  run: ReturnType<ReturnType<typeof useRunStore>['getState']>,
  step: LessonStep,
): void {
  const event = momentOf(step, run.model);
  if (event < 0) run.play();
  else if (prefersReducedMotion()) run.seekAfter(event);
  else run.playTo(event);
}
