/**
 * Where a lesson's files are. A line a file, and no letter of its hash compresses: with seventy
 * lessons one list would be what every lesson brings most of. So there is one for some letters each,
 * fetched beside the player.
 */
import type { ComponentType } from 'react';
import type { LessonContent } from '../../../lessons/types.ts';

/** Compiled MDX: it draws itself with the components it is given. */
export type Prose = ComponentType<{ readonly components: ProseParts }>;

/** What draws the tags of the prose, and what Markdown makes where that is drawn in another way. */
export type ProseParts = Readonly<Record<string, unknown>>;

export interface Shelf {
  readonly contents: Readonly<Record<string, () => Promise<LessonContent>>>;
  readonly proses: Readonly<Record<string, () => Promise<Prose>>>;
}

/** Its first letter tells: each goes up to the letter of its name. */
const SHELVES = [
  { upTo: 'e', load: () => import('./a-e.ts') },
  { upTo: 'm', load: () => import('./f-m.ts') },
  { upTo: 's', load: () => import('./n-s.ts') },
  { upTo: 'z', load: () => import('./t-z.ts') },
] as const;

export async function shelfOf(lesson: string): Promise<Shelf> {
  const letter = lesson.slice(0, 1);
  const found = SHELVES.find(({ upTo }) => letter <= upTo);
  if (found === undefined) throw new Error(`no lesson begins with ${letter}`);
  return (await found.load()).shelf;
}

export const contentPath = (lesson: string) => `../../../lessons/${lesson}/lesson.ts`;
export const prosePath = (lesson: string, language: string) =>
  `../../../lessons/${lesson}/${language}.mdx`;
