import { createContext, use } from 'react';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';

/** What the prose and the frame around it share: which lesson, which step, and the way on. */
export interface LessonState {
  readonly meta: LessonMeta;
  readonly content: LessonContent;
  /** Index of the current step; `content.steps.length` is the end of the lesson. */
  readonly index: number;
  readonly goTo: (index: number) => void;
  /** From the first step, with everything open again. */
  readonly afresh: () => void;
}

export const LessonContext = createContext<LessonState | null>(null);

export function useLesson(): LessonState {
  const lesson = use(LessonContext);
  if (!lesson) throw new Error('Prose is shown inside a lesson only.');
  return lesson;
}
