import type { Localized } from '../i18n/language.ts';
import type { Reference } from '../lessons/types.ts';

/** One term. Its file is named by its id, which is its address: `#/glossary/<id>`. */
export interface GlossaryEntry {
  readonly term: Localized;
  /** Other names for the same: other books' words, abbreviations, spellings. */
  readonly also?: { readonly en: readonly string[]; readonly zh: readonly string[] };
  /** How pictures abbreviate it. Not looked for in prose, where these may be words. */
  readonly labels?: readonly string[];
  /** Its English term is an ordinary verb as well: prose marks it by hand. */
  readonly everyday?: true;
  /** What it is, in a sentence or two; it never gives away what a lesson asks. */
  readonly says: Localized;
  /** Where it is defined or specified. */
  readonly ref?: Reference;
  /** A further section, as where another of its names is explained. */
  readonly alsoIn?: Reference;
  /** The standard that defines it, where no RFC does. */
  readonly standard?: string;
  /** The slug of the lesson that explains it. */
  readonly lesson: string;
}

export interface NamedEntry extends GlossaryEntry {
  readonly id: string;
}
