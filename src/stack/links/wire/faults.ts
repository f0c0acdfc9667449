/** What a link may do to a frame besides carrying it: lose, damage, double, delay or mark it. */
import { copyFrame, type FrameRef, flipBit } from '../../core/arena.ts';
import type { Instant } from '../../core/instant.ts';
import { chance, nextBelow } from '../../core/rng.ts';
import { ethernet } from '../../protocols/ethernet/header.ts';
import { markCongestion } from '../../protocols/ipv4/ecn.ts';
import type { FrameChange } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { traceFrameSent } from '../../trace/write-frames.ts';
import type { LinkFx } from '../kind.ts';
import { endOf, number, put } from './offer.ts';
import { type Direction, LATE, LOST, type Wire, type WireFx } from './wire.ts';

export function offerFaulty(
  wire: Wire,
  side: number,
  frame: FrameRef,
  begins: number,
  arrives: Instant,
  mark: boolean,
  fx: WireFx,
): void {
  const { world, log, link } = fx;
  const { arena } = world;
  const { settings, rng } = wire;
  const { node, nic } = wire.ends[side] as Wire['ends'][0];
  const direction = wire.directions[side] as Direction;
  const bytes = arena.lengths[frame] as number;
  const packet = arena.packets[frame] as number;
  // Every frame draws the same number of chances, whatever comes of the first ones.
  const lost = chance(rng, settings.lossPpm);
  const corrupted = chance(rng, settings.corruptPpm);
  const reordered = chance(rng, settings.reorderPpm);
  const duplicated = chance(rng, settings.duplicatePpm);
  const id = number(wire, frame, fx);
  const outer = log.cause;
  const starts = Math.ceil(begins);
  const late = reordered ? arrives + settings.reorderBy : arrives;
  const sent = traceFrameSent(log, node, id, nic, link, bytes, starts, late, packet);
  log.cause = sent;
  const changed = (how: FrameChange, bit = -1) =>
    emit(log, 'frame.changed', node, { frame: id, link, how, bit });
  if (reordered) changed('reordered');
  if (mark && markCongestion(arena, frame)) changed('ecn-marked');
  if (duplicated) {
    const copy = copyFrame(arena, frame);
    log.cause = changed('duplicated');
    const copyId = number(wire, copy, fx);
    const again = traceFrameSent(log, node, copyId, nic, link, bytes, starts, arrives, packet);
    put(fx, side, direction, copy, copyId, again, 0, begins, arrives);
    log.cause = sent;
  }
  if (corrupted) changed('corrupted', damage(wire, frame, fx));
  log.cause = outer;
  const fate = (lost ? LOST : 0) | (reordered ? LATE : 0);
  put(fx, side, direction, frame, id, sent, fate, begins, endOf(fate, starts, late));
}

/**
 * Flips one bit: anywhere, where a frame check sequence sees it, and otherwise behind the Ethernet
 * header, as if it were damage done inside a device, which only the checksums above can find.
 */
function damage({ settings, rng }: Wire, frame: FrameRef, { world }: LinkFx): number {
  const { arena } = world;
  const first = settings.fcs ? 0 : ethernet.length;
  const bit = first * 8 + nextBelow(rng, ((arena.lengths[frame] as number) - first) * 8);
  flipBit(arena, frame, bit);
  return bit;
}
