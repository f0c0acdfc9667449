/** The languages of the app, and which one is being shown. */
export type Language = 'en' | 'zh';

/** A sentence that belongs to data (a lesson's title, a field's meaning), in both languages. */
export type Localized = Readonly<Record<Language, string>>;

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

/** Called by the settings only; everything that shows text then renders again. */
export function setLanguage(next: Language): void {
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
