/** Parts of a lesson that its first screen does without: fetched while that is being read. */
import { useEffect } from 'react';
import { SOON, WORKBENCH_PARTS } from '../workbench/lazy-parts.ts';
import { QUESTION_KINDS } from './questions/kinds.ts';

export const loadTask = () => import('./Task.tsx');
export const loadEnd = async () => ({ default: (await import('./LessonEnd.tsx')).LessonEnd });

export const loadLinkFault = async () => ({
  default: (await import('../notices/LinkFault.tsx')).LinkFault,
});

const QUESTIONS = QUESTION_KINDS.map(({ load }) => load);
const PARTS: readonly (() => Promise<unknown>)[] = [
  ...QUESTIONS,
  loadTask,
  loadEnd,
  ...WORKBENCH_PARTS,
];

/** At hand before they are asked for; what cannot be fetched now is tried again then. */
export function useLazyParts(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of PARTS) load().catch(() => undefined);
    }, SOON);
    return () => clearTimeout(timer);
  }, []);
}
