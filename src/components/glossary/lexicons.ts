import { GLOSSARY } from '../../glossary/glossary.ts';
import { type Lexicon, lexiconOf } from '../../glossary/lexicon.ts';
import type { Language } from '../../i18n/language.ts';

const made = new Map<string, Lexicon>();

/** Prose has terms; pictures have their abbreviations as well. */
export function lexicon(language: Language, withLabels = false): Lexicon {
  const key = `${language} ${withLabels}`;
  const known = made.get(key);
  if (known) return known;
  const lexicon = lexiconOf(GLOSSARY, language, withLabels);
  made.set(key, lexicon);
  return lexicon;
}
