/** A frame is handed to a wire: it is refused, lost, corrupted, doubled or delayed, or just sent. */
import type { FrameRef } from '../../core/arena.ts';
import type { Instant } from '../../core/instant.ts';
import { isEcnCapable } from '../../protocols/ipv4/ecn.ts';
import { traceFrameSent } from '../../trace/write-frames.ts';
import { numberFrame, refuseFrame } from '../../world/frames.ts';
import { wakeLink } from '../../world/schedule.ts';
import { DROP, KEEP, type LinkFx, MARK_OR_DROP, type Verdict } from '../kind.ts';
import {
  type Direction,
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
  fx.queue.tell?.(direction.queue, log, node, link);
  if (verdict >= DROP && !marksInstead(verdict, frame, fx)) {
    const { early = 'queue-full' } = fx.queue;
    if (verdict === MARK_OR_DROP) fx.queue.unmarked?.(direction.queue, bytes);
    refuseFrame(fx, node, nic, link, frame, verdict === DROP ? 'queue-full' : early);
    return;
  }
  const begins = startSending(direction, settings, bytes, now);
  const arrives = Math.ceil(direction.busyUntil) + settings.delay;
  if (fx.queue.dequeue !== undefined && begins > now) wakeAtHead(fx, side, begins);
  const faulty =
    settings.lossPpm + settings.corruptPpm + settings.reorderPpm + settings.duplicatePpm;
  if (faulty === 0 && verdict === KEEP) {
    const id = number(wire, frame, fx);
    const packet = world.arena.packets[frame] as number;
    const starts = Math.ceil(begins);
    const sent = traceFrameSent(log, node, id, nic, link, bytes, starts, arrives, packet);
    put(fx, side, direction, frame, id, sent, 0, begins, arrives);
    return;
  }
  // A link that can do more to a frame than to carry it has its capability (world/needs.ts).
  fx.changes?.offerFaulty?.(wire, side, frame, begins, arrives, verdict !== KEEP, fx);
}

export function number(wire: Wire, frame: FrameRef, fx: WireFx): number {
  const id = numberFrame(fx, frame);
  if (wire.settings.fcs) fx.changes?.seal?.(wire, id, frame, fx);
  return id;
}

/** True when the frame may go on with a mark. */
export function marksInstead(verdict: Verdict, frame: FrameRef, { world }: LinkFx): boolean {
  return verdict === MARK_OR_DROP && isEcnCapable(world.arena, frame);
}

/** The frame is at the head of the queue at the instant at which it would begin. */
export function wakeAtHead({ world, link }: LinkFx, side: number, begins: number): void {
  wakeLink(world, link, LINE_FREE + side, Math.ceil(begins), world.nextOrder++);
}

export function put(
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
