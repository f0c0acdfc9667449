/**
 * Paths through the course: which lessons, and in which order, for somebody with a purpose. Each is a
 * file in paths/, named by what its address in kept progress is; adding a file adds a path.
 */
import type { Localized } from '../i18n/language.ts';
import { type PlannedLesson, plannedLesson } from './curriculum.ts';

export interface CoursePath {
  readonly title: Localized;
  /** Whom it is for, and what it leads to, in a sentence. */
  readonly says: Localized;
  /** Slugs of lessons, in the order of the path. */
  readonly lessons: readonly string[];
  /** What a lesson is seen for on this path, by its slug: as an examiner would ask it. */
  readonly asks?: Readonly<Record<string, Localized>>;
}

export interface NamedPath extends CoursePath {
  /** The name of its file. */
  readonly id: string;
}

const files = import.meta.glob<CoursePath>('./paths/*.ts', { eager: true, import: 'path' });

/** The longest first, which is the whole course. */
export const PATHS: readonly NamedPath[] = Object.entries(files)
  .map(([file, path]) => ({ ...path, id: file.slice('./paths/'.length, -'.ts'.length) }))
  .sort((a, b) => b.lessons.length - a.lessons.length);

/** The path of this name; the whole course, when there is none. */
export function pathNamed(id: string | undefined): NamedPath {
  return PATHS.find((path) => path.id === id) ?? PATHS[0]!;
}

export function lessonsOn({ lessons }: CoursePath): readonly PlannedLesson[] {
  return lessons.flatMap((slug) => plannedLesson(slug) ?? []);
}
