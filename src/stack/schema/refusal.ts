/** The error of something that cannot be run; whoever catches one needs no schemas. */
import type { Fault } from './faults.ts';

/** The error with which the stack refuses to run something. */
export interface Refusal extends RangeError {
  readonly faults: readonly Fault[];
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof RangeError && 'faults' in error;
}
