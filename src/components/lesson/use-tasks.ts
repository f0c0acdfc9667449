import { useEffect, useRef } from 'react';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { lessonProgress, recordTask, useProgress } from '../../runtime/progress.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { useRun, useRunStore } from './run.ts';
import { endOfInstant, observed } from './steps.ts';

/** Ticks a task off as soon as a run of the learner's passes it, and plays on until there. */
export function useTasks(meta: LessonMeta, content: LessonContent): void {
  const run = useRunStore();
  const version = useRun((state) => state.version);
  const directed = useRef(new Set<string>());
  useEffect(() => {
    // `version` says that some run has grown.
    if (version < 0) return;
    const [, ...forks] = run.getState().everyRun();
    const done = lessonProgress(useProgress.getState(), meta.id).tasks;
    const open = content.tasks.filter((task) => !done.includes(task.id));
    for (const fork of forks.map(observed)) {
      for (const task of open) if (task.done(fork) >= 0) recordTask(meta.id, task.id);
    }
    stopWhereDone(run.getState(), content, directed.current);
  }, [run, version, meta, content]);
}

/** A fork that is playing for the first time stops where it shows what it was made for. */
function stopWhereDone(view: RunView, content: LessonContent, directed: Set<string>): void {
  const { current, runs, playing, model, cursor } = view;
  if (!playing || current === runs[0]?.id || directed.has(current)) return;
  const fork = observed(model);
  const end = endOfInstant(Math.max(-1, ...content.tasks.map((task) => task.done(fork))), fork);
  if (end < cursor.event) return;
  directed.add(current);
  view.playTo(end);
}
