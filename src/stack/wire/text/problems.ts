// What each problem is, and what a stack does about it.

import type { ProblemCode } from '../problems.ts';
import { networkProblems } from './problems-network.ts';
import { transportProblems } from './problems-transport.ts';
import type { Bilingual, RfcRef } from './types.ts';

/**
 * `dropped`: this layer throws the packet away; `ignored`: it passes over the faulty part and
 * processes the rest; `accepted`: it takes the packet as it is.
 */
export type Outcome = 'dropped' | 'ignored' | 'accepted';

export interface ProblemText {
  readonly outcome: Outcome;
  readonly what: Bilingual;
  readonly does: Bilingual;
  readonly ref: RfcRef;
}

export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  ...networkProblems,
  ...transportProblems,
};
