/**
 * What a kind of session input brings: its form, what it does to a running world, and what is
 * wrong when it aims at something that is not there. Each kind is a folder beside this file;
 * how a link of a run spells it stands in the folder's `codec.ts` (letters.ts lists those).
 */
import type { ObjectEntries } from 'valibot';
import type { Instant } from '../core/instant.ts';
import { type Fault, type FaultCode, foundText } from '../schema/faults.ts';
import type { Simulator } from '../world/running.ts';
import type { Network } from '../world/schema/network.ts';

/** What every input says. */
export interface InputBase {
  /** An input takes effect after everything that is due at its instant. */
  at: Instant;
  kind: string;
}

/** The inputs by their kinds; each kind adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: the folders of the kinds fill it
export interface SessionInputs {}
export type SessionInput = SessionInputs[keyof SessionInputs];

export interface InputKind<I extends InputBase = InputBase> {
  readonly kind: I['kind'];
  /** Its fields besides `at` and `kind`. */
  readonly schema: ObjectEntries;
  /** A node, a card or a link that is not there; paths begin at the input. */
  aimFaults?(input: I, network: Network): Fault[];
  /** `index`: the input's place in the session. The cause of what it does is already set. */
  apply(sim: Simulator, input: I, index: number): void;
}

/** A fault of one field of an input. */
export function wrong(
  code: FaultCode,
  key: string,
  found: number,
  more: { low?: number; high?: number; allowed?: readonly string[] },
): Fault {
  return { code, path: [key], found: foundText(found), ...more };
}
