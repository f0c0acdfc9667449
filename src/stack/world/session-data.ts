/** What a run is made from, without the machinery that runs it. */
import type { SessionInput } from './inputs.ts';
import type { ScenarioPatch } from './session-patch.ts';

/** Changes that a session may make to its scenario, and keys on the way to what one of them changes. */
export const MOST_PATCHES = 64;
export const LONGEST_PATH = 16;

/** Inputs of a session: more than a live run may have (runtime/worker/live/longest.ts). */
export const MOST_INPUTS = 500_000;

export interface Session {
  /** Id of the scenario. */
  scenario: string;
  seed: number;
  /** Changes to the scenario, made before the world is built. */
  patch?: readonly ScenarioPatch[];
  /**
   * Its inputs were recorded as time went by. Who changes its past keeps those that came later: they
   * are what the network and the user really did then.
   */
  recorded?: boolean;
  /** In the order of their times. */
  inputs: readonly SessionInput[];
}

/**
 * The session that had this input too: later inputs belong to the future that is given up, unless they
 * are of a record.
 */
export function withInput(session: Session, input: SessionInput): Session {
  const { inputs, recorded } = session;
  const kept = inputs.filter((other) => other.at <= input.at);
  return { ...session, inputs: [...kept, input, ...(recorded ? inputs.slice(kept.length) : [])] };
}
