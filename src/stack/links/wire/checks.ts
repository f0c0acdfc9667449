/** Frame check sequences on a wire: computed where a frame is sent, and again where it arrives. */
import { type FrameRef, freeFrame } from '../../core/arena.ts';
import { emit } from '../../trace/log.ts';
import { fcsOf } from '../fcs.ts';
import type { LinkEnd, LinkFx } from '../kind.ts';
import './events.ts';
import { LOST, type Wire } from './wire.ts';

export function seal(wire: Wire, id: number, frame: FrameRef, { world }: LinkFx): void {
  wire.sums.set(id, fcsOf(world.arena, frame));
}

/** The card at this end discards a frame whose sequence does not fit (IEEE 802.3 §4.2.4.1.2). */
export function discards(
  wire: Wire,
  end: number,
  id: number,
  frame: FrameRef,
  fate: number,
  { world, log, link }: LinkFx,
): boolean {
  const carried = wire.sums.get(id);
  wire.sums.delete(id);
  if (carried === undefined || (fate & LOST) !== 0) return false;
  const computed = fcsOf(world.arena, frame);
  if (computed === carried) return false;
  const { node } = wire.ends[end] as LinkEnd;
  log.cause = emit(log, 'fcs.failed', node, { frame: id, link, carried, computed });
  emit(log, 'frame.dropped', node, { frame: id, link, why: 'corrupt-fcs' });
  freeFrame(world.arena, frame);
  return true;
}
