import { patiently } from '../../i18n/patience.ts';
import { useRunStore } from '../workbench/run.ts';
import { useLesson } from './lesson-context.ts';
import type { Asking } from './show-why.ts';

/** Leads to the reasons of what decides a step's question; undefined where no one event decides it. */
export function useWhyOf(step: Asking, given: string | undefined) {
  const run = useRunStore();
  const { content } = useLesson();
  if (!(step.question.why ?? step.runUntil)) return undefined;
  return async () => {
    const { showWhy } = await patiently(() => import('./show-why.ts'));
    return showWhy(run, content, step, given);
  };
}
