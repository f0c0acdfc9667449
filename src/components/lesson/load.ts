import type { ComponentType } from 'react';
import { settling } from '../../i18n/define-text.ts';
import { type Language, loadWords, wantedLanguage } from '../../i18n/language.ts';
// Its words are fetched with the lesson.
import '../../i18n/lesson.ts';
import type { LessonContent, Solution } from '../../lessons/types.ts';
import type { proseComponents } from './prose-components.tsx';

/** Compiled MDX: it draws itself with the components it is given. */
export type Prose = ComponentType<{ readonly components: typeof proseComponents }>;

/** A lesson's logic and prose are fetched when it is opened, and then kept. */
const contents = import.meta.glob<LessonContent>('../../lessons/*/lesson.ts', { import: 'lesson' });
const proses = import.meta.glob<Prose>('../../lessons/*/*.mdx', { import: 'default' });
const solutions = import.meta.glob<readonly Solution[]>('../../lessons/*/solution.ts', {
  import: 'solutions',
});

const loading = new Map<string, Promise<unknown>>();

function once<T>(path: string, load: (() => Promise<T>) | undefined): Promise<T> {
  const known = loading.get(path) as Promise<T> | undefined;
  if (known) return known;
  const promise = settling(load ? load() : Promise.reject(new Error(`${path} is missing`)));
  loading.set(path, promise);
  // A failed fetch may be tried again, but not by the very render that shows the failure.
  promise.catch(() => setTimeout(() => loading.delete(path), 1000));
  return promise;
}

export function loadContent(lesson: string): Promise<LessonContent> {
  const path = `../../lessons/${lesson}/lesson.ts`;
  return once(path, contents[path]);
}

/** What passes the tasks: fetched only when somebody wants to be shown. */
export function loadSolutions(lesson: string): Promise<readonly Solution[]> {
  const path = `../../lessons/${lesson}/solution.ts`;
  return once(path, solutions[path]);
}

export function loadProse(lesson: string, language: Language): Promise<Prose> {
  const path = `../../lessons/${lesson}/${language}.mdx`;
  return once(path, proses[path]);
}

/** All that a lesson's first picture waits for, side by side. A failure shows when it is rendered. */
export async function preloadLesson(lesson: string): Promise<void> {
  const parts = [loadContent(lesson), loadProse(lesson, wantedLanguage()), loadWords()];
  await Promise.allSettled(parts);
}
