/**
 * Works out again when the frames that wait in front of a line are sent and arrive: the bandwidth or
 * the delay is another from now on, or a frame between them was dropped. A frame whose first bit has
 * been sent goes on as it was.
 */
import { freeFrame } from '../../core/arena.ts';
import type { Instant } from '../../core/instant.ts';
import type { DropReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import type { LinkFx } from '../kind.ts';
import { endOf, wakeAtHead } from './offer.ts';
import { removeAt } from './places.ts';
import {
  type Direction,
  LATE,
  scheduleFirst,
  sendingTime,
  type Wire,
  type WireFx,
} from './wire.ts';

interface Waiting {
  readonly slot: number;
  readonly begins: number;
}

/** Those whose first bit is still to be sent, in the order of sending. */
export function waitingIn(direction: Direction, now: Instant): Waiting[] {
  const found: Waiting[] = [];
  for (let place = 0; place < direction.count; place++) {
    const slot = (direction.head + place) & (direction.frames.length - 1);
    const begins = direction.begins[slot] as number;
    if (begins > now) found.push({ slot, begins });
  }
  // A doubled frame begins with its copy, and sorting leaves them in their order.
  return found.sort((a, b) => a.begins - b.begins);
}

/** `free`: when the line can take the first of them; when it was to begin, if nothing is said. */
export function reschedule(wire: Wire, side: number, fx: WireFx, free?: number): void {
  const { world, link, log } = fx;
  const direction = wire.directions[side] as Direction;
  const sender = (wire.ends[side] as Wire['ends'][0]).node;
  let next = free ?? Number.NaN;
  let before = -1;
  let begins = 0;
  for (const each of waitingIn(direction, world.now)) {
    const { slot } = each;
    if (each.begins !== before) {
      begins = Number.isNaN(next) ? each.begins : next;
      const bytes = world.arena.lengths[direction.frames[slot] as number] as number;
      next = begins + sendingTime(wire.settings, bytes);
      if (fx.queue.dequeue !== undefined) wakeAtHead(fx, side, begins);
    }
    before = each.begins;
    const fate = direction.fates[slot] as number;
    const starts = Math.ceil(begins);
    const arrives = arrivalOf(wire, direction, slot, next);
    direction.begins[slot] = begins;
    direction.arrives[slot] = endOf(fate, starts, arrives);
    // What stands in the heap for it is out of date.
    direction.orders[slot] = world.nextOrder++;
    const frame = direction.ids[slot] as number;
    emit(log, 'frame.rescheduled', sender, { frame, link, starts, arrives });
  }
  if (!Number.isNaN(next)) direction.busyUntil = next;
  sortByArrival(direction);
  scheduleFirst(fx, side, direction);
}

/** When a frame arrives, unless it is lost, whose last bit is sent at an instant. */
export function arrivalOf(
  { settings: { delay, reorderBy } }: Wire,
  direction: Direction,
  slot: number,
  sent: number,
): Instant {
  const late = ((direction.fates[slot] as number) & LATE) === 0 ? 0 : reorderBy;
  return Math.ceil(sent) + delay + late + delayOf(direction, slot);
}

/** Drops the frame at a place of the ring; the caller schedules what is then the first. */
export function dropAt(
  wire: Wire,
  side: number,
  place: number,
  why: DropReason,
  { world, log, link }: LinkFx,
): void {
  const direction = wire.directions[side] as Direction;
  const slot = (direction.head + place) & (direction.frames.length - 1);
  const frame = direction.ids[slot] as number;
  freeFrame(world.arena, direction.frames[slot] as number);
  wire.sums.delete(frame);
  removeAt(direction, place);
  emit(log, 'frame.dropped', (wire.ends[side] as Wire['ends'][0]).node, { frame, link, why });
}

/** What sessions have added to a frame's delay. */
function delayOf({ delayed, ids }: Direction, slot: number): number {
  return delayed.reduce((sum, { id, by }) => (id === ids[slot] ? sum + by : sum), 0);
}

export function sortByArrival(direction: Direction): void {
  const { frames, ids, sentBy, fates, offered, begins, arrives, orders, head, count } = direction;
  const mask = frames.length - 1;
  const slots = Array.from({ length: count }, (_, place) => (head + place) & mask);
  slots.sort((a, b) => (arrives[a] as number) - (arrives[b] as number));
  for (const column of [frames, ids, sentBy, fates, offered, begins, arrives, orders]) {
    const values = slots.map((slot) => column[slot] as number);
    values.forEach((value, place) => {
      column[(head + place) & mask] = value;
    });
  }
}
