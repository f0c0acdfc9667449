import type { NamedEntry } from '../../glossary/entry.ts';
import type { Language } from '../../i18n/language.ts';

export interface Names {
  readonly term: string;
  /** What it is called in the other language; undefined where both say the same. */
  readonly foreign: string | undefined;
  /** Its other names in the reader's language. */
  readonly also: readonly string[];
}

const OTHER = { en: 'zh', zh: 'en' } as const;
const HAN = /\p{Script=Han}/u;

/** Two spellings of one word are one word. */
const spelled = (name: string) =>
  name
    .toLowerCase()
    .replace(/dgement/, 'dgment')
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The names of a term, each once. Chinese names bring the English abbreviation with them (确认 ACK):
 * beside that abbreviation only the Chinese part says something, and the other way about.
 */
export function namesOf({ term, also }: NamedEntry, language: Language): Names {
  const shown = term[language];
  const other = OTHER[language];
  const said = new Set([spelled(shown), ...shown.split(' ').map(spelled)]);
  const fresh = (name: string) => {
    const word = spelled(name);
    if (said.has(word) || spelled(shown).includes(word)) return false;
    said.add(word);
    return true;
  };
  const rest = (name: string) =>
    name
      .split(' ')
      .filter((word) => !said.has(spelled(word)))
      .join(' ');
  const candidates = [term[other], ...(also?.[other] ?? [])];
  const foreign =
    other === 'zh'
      ? candidates.map(rest).find((name) => HAN.test(name))
      : candidates.find((name) => !HAN.test(name) && !shown.includes(name));
  return { term: shown, foreign, also: (also?.[language] ?? []).filter(fresh) };
}
