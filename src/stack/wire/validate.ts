// What is wrong with a frame, in words, and what a stack does about each problem.

import type { LayerName } from '../core/layers.ts';
import { checkArea, checkSection } from './checks.ts';
import type { WordBytes } from './checksum.ts';
import type { HeaderId } from './header.ts';
import type { Found } from './problems.ts';
import { type ProblemText, problemTexts } from './text/problems.ts';
import { type Section, walk } from './walk.ts';

export interface Problem extends Found, ProblemText {
  /** The header it was found in. */
  readonly header: HeaderId | 'data' | 'padding';
  /** The layer that acts on it. */
  readonly layer: LayerName;
}

/** All problems of a frame, from the outside in. An empty list: a stack takes it gladly. */
export function validate(bytes: Uint8Array, first: 'eth' | 'ipv4' = 'eth'): readonly Problem[] {
  const area = checkArea(bytes);
  return walk(bytes, first).flatMap((section) => sectionProblems(section, area));
}

export function sectionProblems(section: Section, area: WordBytes): readonly Problem[] {
  return checkSection(section, area).map((found) => ({
    ...found,
    ...problemTexts[found.code],
    header: section.id,
    layer: section.layer,
  }));
}
