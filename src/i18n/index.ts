import { useSyncExternalStore } from 'react';
import { defineText, type Text } from './define-text.ts';
import { en } from './en.ts';
import { currentLanguage, type Language, type Localized, onLanguageChange } from './language.ts';
import { zh } from './zh.ts';

/** The words of the shell, the home page and the dialogs. */
export const useText: () => Text<typeof en> = defineText(en, zh);

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

/** Picks the shown language out of data: `const say = useLocalized(); say(meta.title)`. */
export function useLocalized(): (text: Localized) => string {
  const language = useLanguage();
  return (text) => text[language];
}
