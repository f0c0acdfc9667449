/**
 * Kept progress that cannot be read in full: edited by hand, cut off, or written by a newer version
 * of the app. What can be read is used; since the next step writes over the rest, the whole text is
 * set aside first, until the learner has decided about it.
 */
import { create } from 'zustand';
import { slugOf } from '../lessons/names.ts';
import { readProgress } from './progress-reading.ts';
import { isRecord } from './settings-storage.ts';

const ASIDE = 'wireglass.progress.unread';

/** The text that was set aside; null while there is none. */
export const useUnread = create<{ readonly text: string | null }>()(() => ({
  text: attempt(() => localStorage.getItem(ASIDE)) ?? null,
}));

/** Forbidden storage (private windows) throws at any touch. */
function attempt<T>(touch: () => T): T | undefined {
  try {
    return touch();
  } catch {
    return undefined;
  }
}

/** Sets the text under this name aside, unless all of it can be read. */
export function setAsideUnread(name: string): void {
  const text = attempt(() => localStorage.getItem(name)) ?? null;
  if (text === null || isReadable(text)) return;
  // An earlier one is not written over: it may hold more.
  if (useUnread.getState().text !== null) return;
  attempt(() => localStorage.setItem(ASIDE, text));
  useUnread.setState({ text });
}

/** The learner has saved it, or does not want it. */
export function discardUnread(): void {
  attempt(() => localStorage.removeItem(ASIDE));
  useUnread.setState({ text: null });
}

/** Whether nothing is lost when this text is read as kept progress. */
export function isReadable(text: string): boolean {
  const kept = attempt(() => JSON.parse(text) as unknown);
  if (!isRecord(kept) || !isRecord(kept.state)) return false;
  const { lessons, latest, ...rest } = kept.state;
  const slugs = isRecord(lessons)
    ? Object.fromEntries(Object.entries(lessons).map(([name, lesson]) => [slugOf(name), lesson]))
    : lessons;
  const renamed = typeof latest === 'string' ? slugOf(latest) : latest;
  const state = { ...rest, lessons: slugs ?? {}, latest: renamed ?? null };
  return holdsAll(readProgress(kept.state), state);
}

/** Whether everything in one value is in the other, at the same place. */
function holdsAll(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.every((each) => whole.includes(each));
  }
  if (isRecord(part)) {
    return (
      isRecord(whole) && Object.entries(part).every(([key, each]) => holdsAll(whole[key], each))
    );
  }
  return whole === part;
}
