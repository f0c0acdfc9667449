/** Finds the terms of the glossary in a text. Pure: entries and text in, places out. */
import type { Language } from '../i18n/language.ts';
import type { NamedEntry } from './entry.ts';

/** A place in a text where a term stands. */
export interface FoundTerm {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface Lexicon {
  /** Every form with its entry, by what `keyOf` makes of it. */
  readonly entries: ReadonlyMap<string, string>;
  readonly pattern: RegExp;
}

const HAN = /\p{Script=Han}/u;
/** Small letters with a capital at most at the beginning: an ordinary word, however it is written. */
const ORDINARY = /^[A-Z]?[^A-Z]+$/;

/** The forms under which an entry is looked for. Chinese prose has the English names in it, too. */
export function formsOf(entry: NamedEntry, language: Language): readonly string[] {
  const { term, also, everyday } = entry;
  const english = [...(everyday ? [] : [term.en]), ...(also?.en ?? [])];
  if (language === 'en') return english;
  // A single character is a part of too many words.
  const chinese = [term.zh, ...(also?.zh ?? [])].filter((form) => form.length > 1);
  return [...new Set([...chinese, ...english])];
}

const keyOf = (form: string) => (ORDINARY.test(form) ? form.toLowerCase() : form);

function escaped(form: string): string {
  const spelt = form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/['’]/g, "['’]");
  if (HAN.test(form)) return spelt;
  // An ordinary word may begin a sentence.
  const either = (letter: string) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`;
  return ORDINARY.test(form) ? spelt.replace(/^[a-z]/i, either) : spelt;
}

/** Longer forms win: “sequence number” inside “initial sequence number” is not looked at. */
export function lexiconOf(
  glossary: readonly NamedEntry[],
  language: Language,
  withLabels = false,
): Lexicon {
  const entries = new Map<string, string>();
  const forms: string[] = [];
  for (const entry of glossary) {
    const own = [...formsOf(entry, language), ...(withLabels ? (entry.labels ?? []) : [])];
    for (const form of own) {
      if (!entries.has(keyOf(form))) forms.push(form);
      entries.set(keyOf(form), entries.get(keyOf(form)) ?? entry.id);
    }
  }
  forms.sort((a, b) => b.length - a.length);
  const latin = forms.filter((form) => !HAN.test(form)).map(escaped);
  const chinese = forms.filter((form) => HAN.test(form)).map(escaped);
  // A Latin form stands by itself, or with a plural s; Chinese has no spaces to go by.
  const parts = [...chinese, `(?<![\\w-])(?:${latin.join('|')})s?(?![\\w-])`];
  return { entries, pattern: new RegExp(parts.join('|'), 'gu') };
}

export function findTerms(text: string, { entries, pattern }: Lexicon): FoundTerm[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const form = match[0].replaceAll("'", '’');
    const id = entries.get(keyOf(form)) ?? entries.get(keyOf(form.replace(/s$/, '')));
    return id === undefined ? [] : [{ id, start: match.index, end: match.index + form.length }];
  });
}
