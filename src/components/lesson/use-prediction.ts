import { useEffect } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { patiently } from '../../i18n/patience.ts';
import type { LessonContent, LessonStep, Question } from '../../lessons/types.ts';
import { type Answer, lessonProgress, recordAnswer, useProgress } from '../../runtime/progress.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { prefersReducedMotion } from '../../runtime/settings-effects.ts';
import { useRun, useRunStore } from '../workbench/run.ts';
import { beginStep } from './begin-step.ts';
import { canPlayAgain } from './can-play-again.ts';
import { changeDraft, draftOf, useDrafts } from './drafts.ts';
import { useLesson } from './lesson-context.ts';
import { onceAVersion } from './once-a-version.ts';
import { usePresenter } from './presenter/presenter-store.ts';
import type { QuestionProps, QuestionRules, Runs } from './questions/kind.ts';
import { kindOf } from './questions/kinds.ts';
import { loadRules } from './questions/load-rules.ts';
import { momentOf } from './steps.ts';
import { useShownAnswer } from './use-answer.ts';
import { isSeen } from './use-tasks.ts';
import { useWhyOf } from './use-why.ts';

type Prediction = Omit<QuestionProps, 'prompt'> & { readonly question: Question };

/**
 * Predict, then see: the prediction is handed in; the original run plays on to the step's moment, or
 * the learner does the task that decides; and only when that has been seen is the prediction graded
 * and shown beside what the stack did.
 */
export function usePrediction(id: string): Prediction {
  const text = useLessonText();
  const { meta, content, index } = useLesson();
  const step = stepOf(content.steps, id);
  const answer = useShownAnswer(id);
  const { given: draft, handedIn, again } = useDrafts((drafts) => draftOf(drafts, id));
  const presenting = usePresenter((state) => state.on);
  const run = useRunStore();
  const { decided, replays } = useDecided(step, again);
  const onWhy = useWhyOf(step, answer?.given);

  useEffect(() => {
    // Before an audience nobody's own prediction is graded.
    if (handedIn === null || !decided || answer || presenting) return;
    let wanted = true;
    const { question } = step;
    rulesAndRuns(question, run, handedIn).then(async ([rules, runs]) => {
      if (!wanted) return;
      const graded = rules.grade(question, handedIn, runs);
      if (again) changeDraft(id, { second: graded });
      else {
        recordAnswer(meta.id, id, graded);
        changeDraft(id, { handedIn: null });
      }
      const shown = rules.shows?.(question, handedIn);
      if (!shown) return;
      const { showTried } = await patiently(() => import('./show-tried.ts'));
      await showTried(run, shown);
    }, noAnswer);
    return () => {
      wanted = false;
    };
  }, [handedIn, decided, answer, again, presenting, meta, id, step, run]);

  return {
    question: step.question,
    draft: presenting ? '' : draft,
    onDraft: (given) => changeDraft(id, { given }),
    handedIn: answer?.given ?? handedIn,
    answer,
    again,
    action: text(`question.${actionOf(step, decided, replays)}`),
    waiting: text(step.decidedBy && !replays ? 'question.waiting.do' : 'question.waiting'),
    onPredict(given) {
      changeDraft(id, { given, handedIn: given });
      if (decided) return;
      if (replays) void replay(run, content, step).catch(noAnswer);
      if (!step.runUntil) return;
      playToMoment(run.getState(), step);
    },
    onWhy: onWhy && (() => void onWhy()),
    onAgain() {
      const given = (kindOf(step.question).goesOn && answer?.given) || '';
      changeDraft(id, { given, handedIn: null, again: true, second: null });
      beginStep(run, content, index);
    },
  };
}

function actionOf(
  step: LessonStep,
  decided: boolean,
  replays: boolean,
): 'predict' | 'predictDo' | 'predictOnly' {
  if (decided) return 'predictOnly';
  if (replays) return 'predict';
  if (step.decidedBy) return 'predictDo';
  return step.runUntil ? 'predict' : 'predictOnly';
}

/** It is fetched when it is asked for: few predict again. */
async function replay(run: RunStore, content: LessonContent, step: LessonStep): Promise<void> {
  const [{ playAgain }, { baseRun }] = await patiently(() =>
    Promise.all([import('./play-again.ts'), import('./stand-on.ts')]),
  );
  playAgain(run.getState(), content, step, baseRun(run));
}

type Asking = LessonStep & { readonly question: Question };

function stepOf(steps: readonly LessonStep[], id: string): Asking {
  const step = steps.find(({ question }) => question?.id === id);
  if (!step?.question) throw new Error(`The lesson has no question called ${id}.`);
  return step as Asking;
}

/** What was to be fetched cannot be had: the prediction stays noted. */
const noAnswer = () => undefined;

/** What decides, the original run, and what comes of it when the experiments are carried out. */
async function rulesAndRuns(
  question: Question,
  run: RunStore,
  given?: string,
): Promise<readonly [QuestionRules, Runs]> {
  const rules = (await loadRules()).rulesOf(question);
  const { original, tryOut } = run.getState();
  let runs: Runs = [original];
  for (;;) {
    const more = rules.experiments(question, given, runs).slice(runs.length - 1);
    if (more.length === 0) return [rules, runs];
    const tried = more.map((changes) => tryOut(changes));
    runs = [...runs, ...(await Promise.all(tried))] as const;
  }
}

/** What the runs say to a question, as an answer. */
export async function truthOf(question: Question, run: RunStore): Promise<Answer> {
  const [rules, runs] = await rulesAndRuns(question, run);
  const truth = rules.truth(question, runs);
  return { given: truth, truth, right: true };
}

/**
 * Whether the learner has seen what decides the step's question. For a second prediction a task that
 * was done is to be seen again, if it can be: `replays`.
 */
function useDecided(step: LessonStep, again: boolean): Record<'decided' | 'replays', boolean> {
  const { meta, content } = useLesson();
  const reached = useReached(step);
  const seen = useRun((state) => isSeen(state, content, step.decidedBy));
  const done = useProgress((state) => {
    const { tasks, shown } = lessonProgress(state, meta.id);
    const { decidedBy = '' } = step;
    return tasks.includes(decidedBy) || shown.includes(decidedBy);
  });
  const can = useRun((state) => again && canPlayAgain(state, content, step));
  const replays = again && done && can;
  if (!step.decidedBy) return { decided: reached, replays: false };
  return { decided: seen || (done && !replays), replays };
}

/** Whether the run on the stage has come to the step's moment. Steps without one are there at once. */
export function useReached(step: LessonStep): boolean {
  return useRun(({ original, complete, version, cursor }) => {
    if (!step.runUntil) return complete;
    return complete && cursor.event > momentAt(step, original, version);
  });
}

const momentAt = onceAVersion<LessonStep>(momentOf);

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
