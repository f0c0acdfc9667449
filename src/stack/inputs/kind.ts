/**
 * What a kind of session input brings: what it does to a running world, its form (`schema.ts`), and
 * what is wrong when it aims at something that is not there. Each kind is a folder beside this file;
 * how a link of a run spells it stands in the folder's `codec.ts` (letters.ts lists those).
 */
import type { ObjectEntries } from 'valibot';
import type { Instant } from '../core/instant.ts';
import type { Fault } from '../schema/faults.ts';
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

/** The form of an input. It is apart from the kind: only checks need it. */
export interface InputForm<I extends InputBase = InputBase> {
  /** Its fields besides `at` and `kind`. */
  readonly schema: ObjectEntries;
  /** A node, a card or a link that is not there; paths begin at the input. */
  aimFaults?(input: I, network: Network): Fault[];
}

export interface InputKind<I extends InputBase = InputBase> {
  readonly kind: I['kind'];
  /** It changes links, or frames on them: what that takes is fetched for the kinds there are. */
  readonly changesLinks?: boolean;
  /** Names of kinds that the input needs. It has not been checked. */
  needs?(input: I): readonly unknown[];
  /** `index`: the input's place in the session. The cause of what it does is already set. */
  apply(sim: Simulator, input: I, index: number): void;
}
