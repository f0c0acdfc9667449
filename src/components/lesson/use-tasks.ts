import { useEffect } from 'react';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { lessonProgress, recordTask, useProgress } from '../../runtime/progress.ts';
import { useRun, useRunStore } from './run.ts';
import { observed } from './steps.ts';

/** Ticks a task off as soon as a run of the learner's passes it. */
export function useTasks(meta: LessonMeta, content: LessonContent): void {
  const run = useRunStore();
  const version = useRun((state) => state.version);
  useEffect(() => {
    // `version` says that some run has grown.
    if (version < 0) return;
    const done = lessonProgress(useProgress.getState(), meta.id).tasks;
    const open = content.tasks.filter((task) => !done.includes(task.id));
    if (open.length === 0) return;
    const [, ...forks] = run.getState().everyRun();
    for (const fork of forks.map(observed)) {
      for (const task of open) if (task.check(fork)) recordTask(meta.id, task.id);
    }
  }, [run, version, meta, content]);
}
