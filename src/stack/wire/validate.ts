// What is wrong with a frame, in words, and what a stack does about each problem.

import type { LayerName } from '../core/layers.ts';
import { checkArea, checkSection } from './checks.ts';
import type { WordBytes } from './checksum.ts';
import { dissectorOf, type Section } from './dissector.ts';
import type { Found, ProblemText } from './problems.ts';
import { walk } from './walk.ts';

export interface Problem extends Found, ProblemText {
  /** The header it was found in. */
  readonly header: string;
  /** The layer that acts on it. */
  readonly layer: LayerName;
}

/** All problems of a frame, from the outside in. An empty list: a stack takes it gladly. */
export function validate(bytes: Uint8Array, first = 'eth'): readonly Problem[] {
  const area = checkArea(bytes);
  return walk(bytes, first).flatMap((section) => sectionProblems(section, area));
}

export function sectionProblems(section: Section, area: WordBytes): readonly Problem[] {
  return checkSection(section, area).map((found) => ({
    ...found,
    ...wordsOf(found.code),
    header: section.id,
    layer: section.layer,
  }));
}

/** The words of a problem stand with the protocol whose id its code begins with. */
function wordsOf(code: string): ProblemText {
  const text = dissectorOf(code.slice(0, code.indexOf('.')))?.problems[code];
  if (text === undefined) throw new RangeError(`no words for ${code}`);
  return text;
}
