import type { NamedEntry } from '../../glossary/entry.ts';
import { formsOf } from '../../glossary/lexicon.ts';
import type { Language } from '../../i18n/language.ts';

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_\-’'.]+/g, '');

/** Entries whose names, in either language, hold what is typed; then those that speak of it. */
export function searchTerms(glossary: readonly NamedEntry[], query: string): readonly NamedEntry[] {
  const wanted = plain(query);
  if (wanted === '') return glossary;
  const rank = (entry: NamedEntry): number => {
    const names = [entry.term.en, ...formsOf(entry, 'zh'), ...(entry.labels ?? [])].map(plain);
    if (names.includes(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    if (names.some((name) => name.includes(wanted))) return 2;
    return plain(entry.says.en + entry.says.zh).includes(wanted) ? 3 : 4;
  };
  return glossary
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((each) => each.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** By what they are called in the language: A to Z, 拼音 in Chinese. */
export function sortedTerms(
  glossary: readonly NamedEntry[],
  language: Language,
): readonly NamedEntry[] {
  const { compare } = new Intl.Collator(language === 'zh' ? 'zh-Hans-CN' : 'en');
  return [...glossary].sort((a, b) => compare(a.term[language], b.term[language]));
}
