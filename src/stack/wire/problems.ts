// What can be wrong with a packet: codes of the form `header.problem`, and their words.

import type { Localized } from '../core/localized.ts';
import type { RfcRef } from '../core/rfc.ts';

/** What the decoder finds in any header: the bytes end inside its fixed part. */
export type StructureProblem<Id extends string> = `${Id}.truncated`;

/** What it finds in headers that carry options and say how long they are. */
export type GrowingProblem<Id extends string> =
  | StructureProblem<Id>
  /** The header claims to be shorter than its fixed part. */
  | `${Id}.header-length`
  /** The header claims to be longer than the bytes there are. */
  | `${Id}.header-truncated`
  /** An option length below 2: nothing after it can be read. */
  | `${Id}.option-illegal-length`
  | `${Id}.option-overrun`
  | `${Id}.option-wrong-length`;

/** A problem found, with the bytes it is about (from the frame's first byte). */
export interface Found {
  readonly code: string;
  /** The field to point at; null: the header as a whole. */
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
}

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
