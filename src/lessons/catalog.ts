import type { LessonMeta } from './types.ts';

/**
 * The lessons that exist. A lesson is a folder with meta.ts (small, read at once), lesson.ts
 * (scenario, steps, checks; read when opened) and its prose: adding a folder adds a lesson.
 */
const metas = import.meta.glob<LessonMeta>('./*/meta.ts', { eager: true, import: 'meta' });

export const LESSONS: readonly LessonMeta[] = Object.values(metas).sort(
  (a, b) => a.number - b.number,
);

export function findLesson(id: string): LessonMeta | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}

export function lessonByNumber(number: number): LessonMeta | undefined {
  return LESSONS.find((lesson) => lesson.number === number);
}

/** The open lesson after this one, if there is one yet. */
export function lessonAfter(id: string): LessonMeta | undefined {
  const index = LESSONS.findIndex((lesson) => lesson.id === id);
  return index < 0 ? undefined : LESSONS[index + 1];
}
