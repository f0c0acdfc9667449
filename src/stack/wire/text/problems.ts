// What each problem is, and what a stack does about it.

import type { Localized } from '../../core/localized.ts';
import type { RfcRef } from '../../core/rfc.ts';
import type { ProblemCode } from '../problems.ts';
import { networkProblems } from './problems-network.ts';
import { transportProblems } from './problems-transport.ts';

/**
 * `dropped`: this layer throws the packet away; `ignored`: it passes over the faulty part and
 * processes the rest; `accepted`: it takes the packet as it is.
 */
export type Outcome = 'dropped' | 'ignored' | 'accepted';

export interface ProblemText {
  readonly outcome: Outcome;
  readonly what: Localized;
  readonly does: Localized;
  readonly ref: RfcRef;
}

export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  ...networkProblems,
  ...transportProblems,
};
