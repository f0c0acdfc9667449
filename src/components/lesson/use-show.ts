import { useEffect, useState } from 'react';
import { useLocalized } from '../../i18n/index.ts';
import { currentLanguage } from '../../i18n/language.ts';
import type { Solution } from '../../lessons/types.ts';
import { lessonProgress, recordShown, useProgress } from '../../runtime/progress.ts';
import { announce } from '../a11y/announce.tsx';
import { useRunStore } from '../workbench/run.ts';
import { useLesson } from './lesson-context.ts';
import { loadSolutions } from './load.ts';
import { beginShowing, endShowing, hurryShowing, useShowing } from './showing.ts';
import { stepId } from './steps.ts';
import { useTries } from './tries.ts';

export interface Show {
  /** What was done and why it works, once it has been shown. */
  readonly says: string;
  /** It had been shown before the learner came to this step. */
  readonly before: boolean;
  readonly showing: boolean;
  /** The learner's tries in this step that passed no task. */
  readonly tries: number;
  /** Shows it; while it is being shown, goes to its end. */
  readonly show: () => void;
}

/** Has a task done before the learner's eyes. It is fetched when first asked for. */
export function useShow(task: string): Show {
  const say = useLocalized();
  const run = useRunStore();
  const { meta, content, index } = useLesson();
  const tries = useTries((state) => state.failed[stepId(content, index)] ?? 0);
  const shown = useProgress((state) => lessonProgress(state, meta.id).shown.includes(task));
  const [before] = useState(shown);
  const [solution, setSolution] = useState<Solution>();
  const showing = useShowing((state) => state.task === task);
  const asked = content.tasks.find(({ id }) => id === task);
  // Somebody who comes back to a task that was shown finds the sentence again.
  useEffect(() => {
    if (!shown) return;
    let here = true;
    solutionOf(meta.id, task).then(
      (found) => here && setSolution(found),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [shown, meta, task]);

  async function show(): Promise<void> {
    const now = beginShowing(task);
    try {
      const found = await solutionOf(meta.id, task);
      const { demonstrate } = await import('./demonstrate.ts');
      now.stopped.throwIfAborted();
      await demonstrate(run, found, asked, now);
      recordShown(meta.id, task);
      // After what the narration says of the moment at which the run has come to rest.
      setTimeout(() => announce(found.says[currentLanguage()]), 400);
    } catch {
      // The learner has gone on, or the network has gone: asking again starts over.
    } finally {
      endShowing(now);
    }
  }

  return {
    says: solution === undefined ? '' : say(solution.says),
    before,
    showing,
    tries,
    show: () => (showing ? hurryShowing() : void show()),
  };
}

async function solutionOf(lesson: string, task: string): Promise<Solution> {
  const found = (await loadSolutions(lesson)).find((each) => each.task === task);
  if (found === undefined) throw new Error(`No solution is recorded for ${task}.`);
  return found;
}
