/** The stream fuzzer: cases by seed, and the simplest form of one that fails. */
import { makeCase, type StreamCase } from './case.ts';
import { playCase } from './oracle.ts';
import { shrink } from './shrink.ts';

/** What goes wrong with a case, if anything does. */
export function faultOf(one: StreamCase): string | undefined {
  try {
    playCase(one);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

export interface StreamFailure {
  message: string;
  simplest: StreamCase;
}

export function fuzzStream(seed: number): StreamFailure | undefined {
  const one = makeCase(seed);
  const message = faultOf(one);
  if (message === undefined) return undefined;
  return { message, simplest: shrink(one, faultOf) };
}
