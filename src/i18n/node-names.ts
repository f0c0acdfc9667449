/** What the nodes of a scenario are called on the screen. Its own names are ids: links hold them. */
import type { Language, Localized } from './language.ts';

const TITLES: Readonly<Record<string, Localized>> = {
  client: { en: 'client', zh: '客户端' },
  server: { en: 'server', zh: '服务器' },
};

/** A name that is not in the table, as R1, is the same in every language. */
export function nodeTitle(name: string, language: Language): string {
  return TITLES[name]?.[language] ?? name;
}
