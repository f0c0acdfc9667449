/** An input of the session takes effect: the kernel knows what its kind does. */
import type { SessionInput } from '../inputs/kind.ts';
import type { SpeltKind } from '../inputs/letters.ts';
import { emit } from '../trace/log.ts';
import type { Simulator } from './running.ts';

export type { SessionInput };

/** A kind that no link can spell does not compile: a link holds the whole run. */
export function applyInput(
  sim: Simulator,
  input: SessionInput & { kind: SpeltKind },
  index: number,
): void {
  const { log, kernel } = sim;
  log.cause = emit(log, 'session.input', -1, { index, what: input.kind });
  kernel.inputs.get(input.kind)?.apply(sim, input, index);
}
