/** For inputs that change a frame on its way, whatever link it is on. */
import type { Alteration } from '../links/kind.ts';
import type { FutileReason } from '../trace/kernel-events.ts';
import type { Simulator } from '../world/running.ts';
import { frameFutile } from './futile.ts';

/** The trace says so when the frame is on no link (not sent yet, or gone) or has no such bit. */
export function alterFrame(sim: Simulator, frame: number, how: Alteration, index: number): void {
  let why: FutileReason = 'not-under-way';
  for (const { changes, state, fx } of sim.links) {
    const outcome = changes?.alter?.(state, frame, how, fx) ?? 'not-under-way';
    if (outcome === 'done') return;
    if (outcome !== 'not-under-way') why = outcome;
  }
  frameFutile(sim, frame, index, why);
}
