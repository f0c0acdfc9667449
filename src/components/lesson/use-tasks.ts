import { useEffect, useRef } from 'react';
import type { LessonContent, LessonTask } from '../../lessons/types.ts';
import { lessonProgress, recordTask, useProgress } from '../../runtime/progress.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { useRun, useRunStore } from '../workbench/run.ts';
import type { LessonState } from './lesson-context.ts';
import { endOfInstant, stepId } from './steps.ts';
import { countFailure, followTries, useTries } from './tries.ts';

/** Ticks a task off as soon as a run of the learner's passes it, and plays on until there. */
export function useTasks({ meta, content, index }: LessonState): void {
  const run = useRunStore();
  const version = useRun((state) => state.version);
  const current = useRun((state) => state.current);
  const complete = useRun((state) => state.complete);
  const directed = useRef(new Set<string>());
  const judged = useRef(new Set<string>());
  const useful = useRef(new Set<string>());
  const linked = useRef<readonly string[]>([]);
  useEffect(() => {
    linked.current = run.getState().runs.map(({ id }) => id);
    return followTries(run);
  }, [run]);
  useEffect(() => {
    // `version` says that some run has grown.
    if (version < 0) return;
    const view = run.getState();
    const step = stepId(content, index);
    for (const { run: by, task } of tickOff(view, { meta, content }, linked.current)) {
      if (task.step === step) useful.current.add(by);
    }
    stopWhereDone(view, content, directed.current);
    if (!complete || judged.current.has(current)) return;
    judged.current.add(current);
    if (linked.current.includes(current) || useTries.getState().shown.has(current)) return;
    if (!useful.current.has(current)) countFailure(step);
  }, [run, version, current, complete, meta, content, index]);
}

/**
 * A run that was shown is nobody's doing, and one that the address brought along is its sender's.
 * Of a fork of that, only what the sender's run had not done already counts.
 */
function tickOff(
  view: RunView,
  { meta, content }: Pick<LessonState, 'meta' | 'content'>,
  linked: readonly string[],
): readonly Ticked[] {
  const ticked: Ticked[] = [];
  const progress = lessonProgress(useProgress.getState(), meta.id);
  const open = content.tasks.filter((task) => !progress.tasks.includes(task.id));
  const tries = useTries.getState();
  const models = view.everyRun();
  const brought = view.runs.flatMap(({ id, fork }, number) =>
    fork > 0 && linked.includes(id) ? [models[number]!] : [],
  );
  view.runs.forEach(({ id, fork }, number) => {
    if (fork === 0 || tries.shown.has(id) || linked.includes(id)) return;
    const facts = models[number]!;
    for (const task of open) {
      if (task.done(facts) < 0) continue;
      if (tries.linked.has(id) && brought.some((run) => task.done(run) >= 0)) continue;
      recordTask(meta.id, task.id);
      ticked.push({ run: id, task });
    }
  });
  return ticked;
}

interface Ticked {
  readonly run: string;
  readonly task: LessonTask;
}

/** A fork that is playing for the first time stops where it shows what it was made for. */
function stopWhereDone(view: RunView, content: LessonContent, directed: Set<string>): void {
  const { current, runs, playing, model, cursor } = view;
  if (!playing || current === runs[0]?.id || directed.has(current)) return;
  const fork = model;
  const end = endOfInstant(Math.max(-1, ...content.tasks.map((task) => task.done(fork))), fork);
  if (end < cursor.event) return;
  directed.add(current);
  view.playTo(end);
}
