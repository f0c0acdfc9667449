import type { FutileReason } from '../trace/kernel-events.ts';
import { emit } from '../trace/log.ts';
import type { Simulator } from '../world/running.ts';

/** The trace says that the frame an input was aimed at is on no link: not sent yet, or gone. */
export function frameFutile(
  { log, world }: Simulator,
  frame: number,
  index: number,
  why: FutileReason = 'not-under-way',
): void {
  emit(log, 'input.futile', -1, { index, why: frame >= world.nextFrame ? 'not-sent' : why });
}
