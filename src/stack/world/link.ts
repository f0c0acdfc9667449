/**
 * A point-to-point link: two directions, each with a bandwidth, a propagation delay, a drop-tail
 * queue and seeded faults. A frame that is handed over starts when the line is free, takes
 * bytes × 8 / bandwidth to be sent, and arrives a delay later.
 *
 * Frames on their way are kept in arrival order in a ring; only the first of them has an entry
 * in the event heap, so a window of a thousand segments costs the heap nothing.
 */
import { type FrameRef, freeFrame } from '../core/arena.ts';
import type { Duration, Instant } from '../core/instant.ts';
import type { Rng } from '../core/rng.ts';
import type { DropReason } from '../trace/kernel-events.ts';
import { emit } from '../trace/log.ts';
import type { Simulator } from './running.ts';
import { scheduleFirst } from './schedule.ts';

export interface LinkSettings {
  /** Bits per second; 0 means that sending takes no time. */
  bandwidth: number;
  /** One-way propagation delay, µs. */
  delay: Duration;
  /** Bytes that may wait in front of the line in each direction; 0 means no limit. */
  queueBytes: number;
  /** Bytes waiting beyond which ECN-capable packets are marked CE (RFC 3168 §5); 0 means never. */
  markBytes: number;
  /** Faults, in parts per million of the frames. */
  lossPpm: number;
  duplicatePpm: number;
  corruptPpm: number;
  reorderPpm: number;
  /** Extra delay of a reordered frame, µs. */
  reorderBy: Duration;
  up: boolean;
}

export const PERFECT_LINK: LinkSettings = {
  bandwidth: 0,
  delay: 0,
  queueBytes: 0,
  markBytes: 0,
  lossPpm: 0,
  duplicatePpm: 0,
  corruptPpm: 0,
  reorderPpm: 0,
  reorderBy: 0,
  up: true,
};

export interface LinkEnd {
  node: number;
  nic: number;
}

/** What becomes of a frame on its way, decided when it was sent. */
export const FATE_DELIVER = 0;
export const FATE_LOST = 1;

export interface Direction {
  to: LinkEnd;
  /** When the line is free again, µs with a fraction. */
  busyUntil: number;
  /** The ring of frames under way; `head` is the first of `count`. Sizes are powers of two. */
  frames: Int32Array;
  ids: Int32Array;
  sentBy: Int32Array;
  fates: Uint8Array;
  arrives: Float64Array;
  orders: Float64Array;
  head: number;
  count: number;
}

export interface Link {
  name: string;
  settings: LinkSettings;
  rng: Rng;
  directions: [Direction, Direction];
}

export function createDirection(to: LinkEnd): Direction {
  return {
    to,
    busyUntil: 0,
    frames: new Int32Array(16),
    ids: new Int32Array(16),
    sentBy: new Int32Array(16),
    fates: new Uint8Array(16),
    arrives: new Float64Array(16),
    orders: new Float64Array(16),
    head: 0,
    count: 0,
  };
}

/** Bytes handed over and not yet on the line. */
export function waitingBytes(direction: Direction, settings: LinkSettings, now: Instant): number {
  if (settings.bandwidth === 0 || direction.busyUntil <= now) return 0;
  return ((direction.busyUntil - now) * settings.bandwidth) / 8_000_000;
}

/** The reason why a link refuses a frame at once, or undefined when it takes it. */
export function refusal(
  link: Link,
  direction: Direction,
  bytes: number,
  now: Instant,
): DropReason | undefined {
  const { settings } = link;
  if (!settings.up) return 'link-down';
  if (settings.queueBytes === 0) return undefined;
  const waiting = waitingBytes(direction, settings, now);
  return waiting > 0 && waiting + bytes > settings.queueBytes ? 'queue-full' : undefined;
}

/** Reserves the line for a frame; returns when its first bit is sent (µs, rounded up). */
export function startSending(
  direction: Direction,
  settings: LinkSettings,
  bytes: number,
  now: Instant,
): Instant {
  const starts = direction.busyUntil > now ? direction.busyUntil : now;
  const takes = settings.bandwidth === 0 ? 0 : (bytes * 8_000_000) / settings.bandwidth;
  direction.busyUntil = starts + takes;
  return Math.ceil(starts);
}

/** Puts a frame among those under way. True when it became the first to arrive. */
export function putUnderWay(
  direction: Direction,
  frame: FrameRef,
  id: number,
  sentBy: number,
  fate: number,
  arrives: Instant,
  order: number,
): boolean {
  if (direction.count === direction.frames.length) growRing(direction);
  const mask = direction.frames.length - 1;
  let place = direction.count;
  while (place > 0) {
    const before = (direction.head + place - 1) & mask;
    if ((direction.arrives[before] as number) <= arrives) break;
    moveSlot(direction, before, (before + 1) & mask);
    place--;
  }
  const slot = (direction.head + place) & mask;
  direction.frames[slot] = frame;
  direction.ids[slot] = id;
  direction.sentBy[slot] = sentBy;
  direction.fates[slot] = fate;
  direction.arrives[slot] = arrives;
  direction.orders[slot] = order;
  direction.count++;
  return place === 0;
}

export function removeFirst(direction: Direction): void {
  direction.head = (direction.head + 1) & (direction.frames.length - 1);
  direction.count--;
}

/** The place (0 = first) of the frame with trace number `id`, or −1 when it is not under way. */
export function findUnderWay(direction: Direction, id: number): number {
  const mask = direction.frames.length - 1;
  for (let place = 0; place < direction.count; place++) {
    if (direction.ids[(direction.head + place) & mask] === id) return place;
  }
  return -1;
}

export function removeAt(direction: Direction, place: number): void {
  const mask = direction.frames.length - 1;
  for (let i = place; i + 1 < direction.count; i++) {
    moveSlot(direction, (direction.head + i + 1) & mask, (direction.head + i) & mask);
  }
  direction.count--;
}

function moveSlot(direction: Direction, from: number, to: number): void {
  direction.frames[to] = direction.frames[from] as number;
  direction.ids[to] = direction.ids[from] as number;
  direction.sentBy[to] = direction.sentBy[from] as number;
  direction.fates[to] = direction.fates[from] as number;
  direction.arrives[to] = direction.arrives[from] as number;
  direction.orders[to] = direction.orders[from] as number;
}

function growRing(direction: Direction): void {
  const before = direction.frames.length;
  const old = { ...direction };
  direction.frames = new Int32Array(before * 2);
  direction.ids = new Int32Array(before * 2);
  direction.sentBy = new Int32Array(before * 2);
  direction.fates = new Uint8Array(before * 2);
  direction.arrives = new Float64Array(before * 2);
  direction.orders = new Float64Array(before * 2);
  direction.head = 0;
  for (let i = 0; i < old.count; i++) {
    const from = (old.head + i) & (before - 1);
    direction.frames[i] = old.frames[from] as number;
    direction.ids[i] = old.ids[from] as number;
    direction.sentBy[i] = old.sentBy[from] as number;
    direction.fates[i] = old.fates[from] as number;
    direction.arrives[i] = old.arrives[from] as number;
    direction.orders[i] = old.orders[from] as number;
  }
}

/** Takes a frame off the link it is on; false when it is in flight nowhere. */
export function dropFrame({ world, log }: Simulator, id: number): boolean {
  let found = false;
  world.links.forEach((link, number) => {
    link.directions.forEach((direction, side) => {
      const place = findUnderWay(direction, id);
      if (place < 0) return;
      found = true;
      const slot = (direction.head + place) & (direction.frames.length - 1);
      freeFrame(world.arena, direction.frames[slot] as FrameRef);
      removeAt(direction, place);
      if (place === 0) scheduleFirst(world, number * 2 + side, direction);
      const sender = (link.directions[1 - side] as Direction).to.node;
      emit(log, 'frame.dropped', sender, { frame: id, link: number, why: 'learner' });
    });
  });
  return found;
}
