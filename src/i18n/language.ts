/** The languages of the app, and which one is being shown. */
import type { Language } from '../stack/core/localized.ts';

export type { Language, Localized } from '../stack/core/localized.ts';

export const LANGUAGES: readonly { id: Language; name: string; short: string; tag: string }[] = [
  { id: 'en', name: 'English', short: 'EN', tag: 'en' },
  { id: 'zh', name: '简体中文', short: '中文', tag: 'zh-Hans' },
];

let language: Language = 'en';
const listeners = new Set<() => void>();

export function currentLanguage(): Language {
  return language;
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What has to be fetched before a language can be shown. */
const loaders: ((language: Language) => Promise<unknown>)[] = [];

export function loadWith(load: (language: Language) => Promise<unknown>): void {
  loaders.push(load);
}

let wanted: Language = language;

/** The language that is shown, or is about to be. */
export function wantedLanguage(): Language {
  return wanted;
}

/** Fetches the words of every dictionary that is known by now. */
export function loadWords(): Promise<unknown> {
  return Promise.all(loaders.map((load) => load(wanted)));
}

/**
 * Called by the settings only. Fetches the words, then everything that shows text renders again.
 * When they cannot be fetched, the language stays; a later wish overtakes an earlier one.
 */
export async function setLanguage(next: Language): Promise<void> {
  wanted = next;
  await Promise.all(loaders.map((load) => load(next)));
  if (wanted !== next) return;
  if (typeof document !== 'undefined') {
    document.documentElement.lang = LANGUAGES.find(({ id }) => id === next)!.tag;
  }
  if (next === language) return;
  language = next;
  for (const listener of listeners) listener();
}

/** The first language of the reader's browser that we speak. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'zh' || base === 'en') return base;
  }
  return 'en';
}
