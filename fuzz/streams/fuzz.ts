/** The stream fuzzer: cases by seed, and the simplest form of one that fails. */
import { makeCase, type StreamCase } from './case.ts';
import { playCase, type StreamOutcome } from './oracle.ts';
import { shrink } from './shrink.ts';

/** What goes wrong with a case, if anything does. */
export function faultOf(one: StreamCase): string | undefined {
  try {
    playCase(one);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

export interface StreamFailure {
  message: string;
  simplest: StreamCase;
}

export interface StreamResult {
  /** What was carried, when nothing went wrong. */
  outcome?: StreamOutcome;
  failure?: StreamFailure;
}

export function fuzzStream(seed: number): StreamResult {
  const one = makeCase(seed);
  try {
    return { outcome: playCase(one) };
  } catch (error) {
    return { failure: { message: messageOf(error), simplest: shrink(one, faultOf) } };
  }
}
