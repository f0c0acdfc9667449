import type { LiveVariant } from '../../lessons/types.ts';

/** Lessons that can be done in a real network: what is to be typed there, fetched by the live page. */
const VARIANTS = import.meta.glob<LiveVariant>('../../lessons/*/live.ts', { import: 'live' });

const pathOf = (lesson: string) => `../../lessons/${lesson}/live.ts`;

export const hasLiveVariant = (lesson: string): boolean => Object.hasOwn(VARIANTS, pathOf(lesson));

/** Undefined for a lesson without one. */
export async function liveVariant(lesson: string): Promise<LiveVariant | undefined> {
  return hasLiveVariant(lesson) ? VARIANTS[pathOf(lesson)]?.() : undefined;
}
