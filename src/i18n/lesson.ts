import { defineLazyText, type Text } from './define-text.ts';
import type { lessonEn } from './lesson-en.ts';

export type LessonText = Text<typeof lessonEn>;

/** The words of the lesson player, its timeline and its questions. */
export const useLessonText: () => LessonText = defineLazyText(
  async () => (await import('./lesson-en.ts')).lessonEn,
  async () => (await import('./lesson-zh.ts')).lessonZh,
);
