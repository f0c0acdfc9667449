/** An input of the session takes effect: the kernel knows what its kind does. */
import type { SessionInput } from '../inputs/kind.ts';
import { emit } from '../trace/log.ts';
import type { Simulator } from './running.ts';

export type { SessionInput };

export function applyInput(sim: Simulator, input: SessionInput, index: number): void {
  const { log, kernel } = sim;
  log.cause = emit(log, 'session.input', -1, { index, what: input.kind });
  kernel.inputs.get(input.kind)?.apply(sim, input, index);
}
