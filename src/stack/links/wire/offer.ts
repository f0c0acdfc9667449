/** A frame is handed to a wire: it is refused, lost, corrupted, doubled or delayed, or just sent. */
import { copyFrame, type FrameRef, frameStart } from '../../core/arena.ts';
import type { Instant } from '../../core/instant.ts';
import { chance, nextBelow, type Rng } from '../../core/rng.ts';
import { ethernet } from '../../protocols/ethernet/header.ts';
import { markCongestion } from '../../protocols/ipv4/ecn.ts';
import type { FrameChange } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { traceFrameSent } from '../../trace/write-frames.ts';
import { numberFrame, refuseFrame } from '../../world/frames.ts';
import { wakeLink } from '../../world/schedule.ts';
import { DROP, type LinkFx, MARK } from '../kind.ts';
import {
  type Direction,
  LATE,
  LOST,
  putFrame,
  scheduleFirst,
  startSending,
  type Wire,
  type WireFx,
  waitingBytes,
} from './wire.ts';

/** The heap entry of a direction's line: it is free, and the head of its queue can be decided. */
export const LINE_FREE = 2;

export function offer(wire: Wire, side: number, frame: FrameRef, fx: WireFx): void {
  const { world, log, link } = fx;
  const { settings } = wire;
  const direction = wire.directions[side] as Direction;
  const { node, nic } = wire.ends[side] as Wire['ends'][0];
  const { now } = world;
  const bytes = world.arena.lengths[frame] as number;
  if (!settings.up) {
    refuseFrame(fx, node, nic, link, frame, 'link-down');
    return;
  }
  const waiting = waitingBytes(direction, settings, now);
  const verdict = fx.queue.enqueue(direction.queue, bytes, waiting, now, wire.rng);
  if (verdict === DROP) {
    refuseFrame(fx, node, nic, link, frame, 'queue-full');
    return;
  }
  const begins = startSending(direction, settings, bytes, now);
  const arrives = Math.ceil(direction.busyUntil) + settings.delay;
  if (fx.queue.dequeue !== undefined && begins > now) wakeAtHead(fx, side, begins);
  const faulty =
    settings.lossPpm + settings.corruptPpm + settings.reorderPpm + settings.duplicatePpm;
  if (faulty === 0 && verdict !== MARK) {
    const id = numberFrame(fx, frame);
    const packet = world.arena.packets[frame] as number;
    const starts = Math.ceil(begins);
    const sent = traceFrameSent(log, node, id, nic, link, bytes, starts, arrives, packet);
    put(fx, side, direction, frame, id, sent, 0, begins, arrives);
    return;
  }
  offerFaulty(wire, side, frame, begins, arrives, verdict === MARK, fx);
}

/** The frame is at the head of the queue at the instant at which it would begin. */
export function wakeAtHead({ world, link }: LinkFx, side: number, begins: number): void {
  wakeLink(world, link, LINE_FREE + side, Math.ceil(begins), world.nextOrder++);
}

function put(
  fx: LinkFx,
  side: number,
  direction: Direction,
  frame: FrameRef,
  id: number,
  sent: number,
  fate: number,
  begins: number,
  arrives: Instant,
): void {
  const order = fx.world.nextOrder++;
  if (putFrame(direction, frame, id, sent, fate, fx.world.now, begins, arrives, order)) {
    scheduleFirst(fx, side, direction);
  }
}

/** What is lost is shown lost half way. */
export function endOf(fate: number, starts: Instant, arrives: Instant): Instant {
  return (fate & LOST) === 0 ? arrives : starts + Math.ceil((arrives - starts) / 2);
}

function offerFaulty(
  wire: Wire,
  side: number,
  frame: FrameRef,
  begins: number,
  arrives: Instant,
  mark: boolean,
  fx: LinkFx,
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
  const id = numberFrame(fx, frame);
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
    const copyId = numberFrame(fx, copy);
    const again = traceFrameSent(log, node, copyId, nic, link, bytes, starts, arrives, packet);
    put(fx, side, direction, copy, copyId, again, 0, begins, arrives);
    log.cause = sent;
  }
  if (corrupted) changed('corrupted', flipBit(fx, frame, rng));
  log.cause = outer;
  const fate = (lost ? LOST : 0) | (reordered ? LATE : 0);
  put(fx, side, direction, frame, id, sent, fate, begins, endOf(fate, starts, late));
}

/**
 * Flips one bit behind the Ethernet header: damage done inside a device, where no frame check
 * sequence sees it and only the checksums above can.
 */
function flipBit({ world }: LinkFx, frame: FrameRef, rng: Rng): number {
  const { arena } = world;
  const bits = ((arena.lengths[frame] as number) - ethernet.length) * 8;
  const bit = ethernet.length * 8 + nextBelow(rng, bits);
  const at = frameStart(frame) + (bit >> 3);
  arena.bytes[at] = (arena.bytes[at] as number) ^ (0x80 >> (bit & 7));
  return bit;
}
