/** Parts of a lesson that its first screen does without: fetched while that is being read. */
import { useEffect, useState } from 'react';
import { loadGlossary } from '../glossary/load-glossary.ts';
import { SOON, WORKBENCH_PARTS } from '../workbench/lazy-parts.ts';
import { useLesson } from './lesson-context.ts';
import { loadAddress, loadEnding } from './load.ts';
import { loadTask } from './load-task.ts';
import { QUESTION_KINDS } from './questions/kinds.ts';
import { loadRules } from './questions/load-rules.ts';

export const loadPrinting = () => import('./print/Printing.tsx');
export const loadStageTitle = () => import('./StageTitle.tsx');
export const loadPresenter = () => import('./presenter/Presenter.tsx');
export const loadPresenterPanel = () => import('./presenter/PresenterPanel.tsx');
export const loadEnd = () => import('./LessonEnd.tsx');
/** What a link asks for that there is not. */
export const loadUnusedParts = () => import('../notices/UnusedParts.tsx');
export const loadBrokenLink = () => import('./BrokenLink.tsx');

const QUESTIONS = QUESTION_KINDS.map(({ load }) => load);
const PARTS: readonly (() => Promise<unknown>)[] = [
  loadRules,
  ...QUESTIONS,
  loadTask,
  loadEnd,
  loadStageTitle,
  loadGlossary,
  loadAddress,
  ...WORKBENCH_PARTS,
];

/**
 * At hand before they are asked for; what cannot be fetched now is tried again then. Whether that
 * moment has come.
 */
export function useLazyParts(): boolean {
  const { id } = useLesson().meta;
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLater(true);
      for (const load of [...PARTS, () => loadEnding(id)]) load().catch(() => undefined);
    }, SOON);
    return () => clearTimeout(timer);
  }, [id]);
  return later;
}
