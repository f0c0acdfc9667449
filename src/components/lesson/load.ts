import { settling } from '../../i18n/define-text.ts';
import { type Language, loadWords, wantedLanguage } from '../../i18n/language.ts';
// Its words are fetched with the lesson.
import '../../i18n/lesson.ts';
import { nameNodes } from '../../i18n/node-names.ts';
import { patiently } from '../../i18n/patience.ts';
import type { LessonContent, Solution } from '../../lessons/types.ts';
import { contentPath, type Prose, prosePath, type Shelf, shelfOf } from './shelves/shelf.ts';

/** A lesson's logic and prose are fetched when it is opened, and then kept. */
const loading = new Map<string, Promise<unknown>>();

function once<T>(path: string, load: (() => Promise<T>) | undefined): Promise<T> {
  const known = loading.get(path) as Promise<T> | undefined;
  if (known) return known;
  const promise = settling(
    load ? patiently(load) : Promise.reject(new Error(`${path} is missing`)),
  );
  loading.set(path, promise);
  // A failed fetch may be tried again, but not by the very render that shows the failure.
  promise.catch(() => setTimeout(() => loading.delete(path), 1000));
  return promise;
}

/** From the list that says where the lesson's files are. */
const shelved =
  <T>(lesson: string, pick: (shelf: Shelf) => (() => Promise<T>) | undefined) =>
  async (): Promise<T> => {
    const load = pick(await shelfOf(lesson));
    if (load === undefined) throw new Error(`${lesson} is missing`);
    return load();
  };

export function loadContent(lesson: string): Promise<LessonContent> {
  const path = contentPath(lesson);
  const load = shelved(lesson, ({ contents }) => contents[path]);
  return once(path, async () => {
    const content = await load();
    nameNodes(content.scenario.id, content.names ?? {});
    return content;
  });
}

/** What passes the tasks: fetched only when somebody wants to be shown. */
export async function loadSolutions(lesson: string): Promise<readonly Solution[]> {
  const { SOLUTIONS } = await import('./solutions.ts');
  const path = `../../lessons/${lesson}/solution.ts`;
  return once(path, SOLUTIONS[path]);
}

export function loadProse(lesson: string, language: Language): Promise<Prose> {
  const path = prosePath(lesson, language);
  return once(
    path,
    shelved(lesson, ({ proses }) => proses[path]),
  );
}

/** What reads and writes the address of a run. */
export const loadAddress = (): Promise<typeof import('./run-address.ts')> =>
  once('address', () => import('./run-address.ts'));

/** All that a lesson's first picture waits for, side by side. A failure shows when it is rendered. */
export async function preloadLesson(lesson: string): Promise<void> {
  const parts = [loadContent(lesson), loadProse(lesson, wantedLanguage()), loadWords()];
  const linked = location.hash.includes('?') ? [loadAddress()] : [];
  await Promise.allSettled([...parts, ...linked]);
}
