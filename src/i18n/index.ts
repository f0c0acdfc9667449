import { useSyncExternalStore } from 'react';
import { defineLazyText, type Text } from './define-text.ts';
import type { en } from './en.ts';
import { currentLanguage, type Language, type Localized, onLanguageChange } from './language.ts';

/** The words of the shell, which every page needs. */
export const useText: () => Text<typeof en> = defineLazyText(
  async () => (await import('./en.ts')).en,
  async () => (await import('./zh.ts')).zh,
);

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage, currentLanguage);
}

/** Picks the shown language out of data: `const say = useLocalized(); say(meta.title)`. */
export function useLocalized(): (text: Localized) => string {
  const language = useLanguage();
  return (text) => text[language];
}
