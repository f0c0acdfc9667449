import { useEffect, useRef } from 'react';
import type { LessonContent, LessonTask } from '../../lessons/types.ts';
import { instantOf } from '../../model/columns.ts';
import { recordTask } from '../../runtime/progress.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { prefersReducedMotion } from '../../runtime/settings-effects.ts';
import { useRun, useRunStore } from '../workbench/run.ts';
import type { LessonState } from './lesson-context.ts';
import { onceAVersion } from './once-a-version.ts';
import { endOfInstant, stepId } from './steps.ts';
import { countFailure, followTries, useTries } from './tries.ts';

/**
 * Ticks a task off as soon as the learner has seen a run of theirs pass it, and plays on until there.
 */
export function useTasks({ meta, content, index }: LessonState): void {
  const run = useRunStore();
  const version = useRun((state) => state.version);
  const current = useRun((state) => state.current);
  const complete = useRun((state) => state.complete);
  const asked = useRun((state) => state.asked);
  const seen = useRun((state) => seenTasks(state, content));
  const directed = useRef(new Set<unknown>());
  /** Tries by what asked for them: to do the same once more leads to the same run. */
  const judged = useRef(new Set<unknown>());
  useEffect(() => followTries(run), [run]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run may be somebody else's.
  useEffect(() => {
    for (const task of seen === '' ? [] : seen.split(' ')) {
      if (isOwn(run.getState(), content, task)) recordTask(meta.id, task);
    }
  }, [run, seen, current, meta, content]);
  useEffect(() => {
    // `version` says that some run has grown.
    if (version < 0) return;
    const view = run.getState();
    const attempt = asked?.run === current ? asked : current;
    stopWhereDone(view, content, attempt, directed.current);
    if (!complete || judged.current.has(attempt)) return;
    judged.current.add(attempt);
    const { own, shown, brought } = useTries.getState();
    if (!own.has(current) && (brought.has(current) || shown.has(current))) return;
    const step = stepId(content, index);
    const passes = content.tasks.some((task) => task.step === step && task.done(view.model) >= 0);
    if (!passes) countFailure(step);
  }, [run, version, current, complete, asked, content, index]);
}

/** The tasks that the run on the stage has passed before the cursor, by their ids. */
function seenTasks(view: RunView, content: LessonContent): string {
  const { current, runs, model, version, cursor } = view;
  if (current === runs[0]?.id) return '';
  const seen = content.tasks.filter((task) => {
    const end = doneAt(task, model, version);
    return end >= 0 && cursor.event > endOfInstant(end, model);
  });
  return seen.map(({ id }) => id).join(' ');
}

/** Whether the run on the stage has passed a task before the cursor, whoever has made that run. */
export function isSeen(view: RunView, content: LessonContent, task: string | undefined): boolean {
  return task !== undefined && seenTasks(view, content).split(' ').includes(task);
}

const doneAt = onceAVersion<LessonTask>((task, model) => task.done(model));

/**
 * A run that was shown, or that a step begins with, is nobody's doing, and one that the address brought
 * along is its sender's. Of a fork of those, only what they had not done already counts.
 */
function isOwn(view: RunView, content: LessonContent, id: string): boolean {
  const { current, runs } = view;
  const tries = useTries.getState();
  if (tries.own.has(current)) return true;
  if (tries.shown.has(current) || tries.brought.has(current)) return false;
  if (!tries.linked.has(current)) return true;
  const task = content.tasks.find((each) => each.id === id);
  const models = view.everyRun();
  return !runs.some(
    (run, number) =>
      run.fork > 0 && tries.brought.has(run.id) && (task?.done(models[number]!) ?? -1) >= 0,
  );
}

/** A fork that plays as soon as it is asked for stops where it shows what it was made for. */
function stopWhereDone(
  view: RunView,
  content: LessonContent,
  attempt: unknown,
  directed: Set<unknown>,
): void {
  const { current, runs, playing, model, cursor } = view;
  if (!playing || current === runs[0]?.id || directed.has(attempt)) return;
  const fork = model;
  const end = endOfInstant(Math.max(-1, ...content.tasks.map((task) => task.done(fork))), fork);
  if (end < cursor.event) {
    // It was done by the change itself, at the very instant at which the fork begins.
    if (end < 0 || instantOf(fork.log, end) !== cursor.at) return;
    directed.add(attempt);
    view.pause();
    return;
  }
  directed.add(attempt);
  if (prefersReducedMotion()) view.seekAfter(end);
  else view.playTo(end);
}
