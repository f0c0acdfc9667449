import { COURSE } from './curriculum.ts';
import type { LessonAbout, LessonMeta } from './types.ts';

/**
 * The lessons that are open. A lesson is a folder, named by its slug, with meta.ts (small, read at
 * once), lesson.ts (scenario, steps, checks; read when opened) and its prose. Its line in the
 * curriculum says where in the course it stands, and what it is called.
 */
const about = import.meta.glob<LessonAbout>('./*/meta.ts', { eager: true, import: 'meta' });

export const LESSONS: readonly LessonMeta[] = COURSE.flatMap((planned) => {
  const own = about[`./${planned.slug}/meta.ts`];
  return own ? { ...planned, ...own, id: planned.slug } : [];
});

export function findLesson(id: string): LessonMeta | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}

/** The open lesson after this one, if there is one yet. */
export function lessonAfter(id: string): LessonMeta | undefined {
  const index = LESSONS.findIndex((lesson) => lesson.id === id);
  return index < 0 ? undefined : LESSONS[index + 1];
}
