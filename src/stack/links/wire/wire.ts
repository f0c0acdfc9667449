/**
 * The state of a wire: two directions, each with a bandwidth, a propagation delay, a queue and seeded
 * faults. A frame that is handed over starts when the line is free, takes bytes × 8 / bandwidth to
 * be sent, and arrives a delay later.
 *
 * Frames that wait and frames in flight are kept in order of arrival in a ring; only the first of
 * them has an entry in the event heap, so a window of a thousand segments costs the heap nothing.
 * When they start and arrive is worked out as they are handed over; what changes it later (a new
 * bandwidth, a drop at the head of the queue) works it out again for those that wait (reschedule.ts).
 */
import type { FrameRef } from '../../core/arena.ts';
import type { Duration, Instant } from '../../core/instant.ts';
import type { Rng } from '../../core/rng.ts';
import { wakeLink } from '../../world/schedule.ts';
import type { LinkChanges, LinkEnd, LinkFx, LinkSpecBase, LinkState, QueueKind } from '../kind.ts';

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
  /**
   * Frames have what Ethernet adds to them on the line, and are checked where they arrive (links/fcs.ts).
   * Off: a frame takes as long as its bytes, and damage is found by the checksums above, or by none.
   */
  fcs: boolean;
  up: boolean;
}

/** What a session may set of a wire: its settings, and how frames wait. */
export interface WireSettings extends Partial<LinkSettings> {
  /** Another discipline from now on, or other settings of the one there is. */
  queue?: QueueSpec;
}

/** A discipline and what it is set to, in the words of its kind. */
export interface QueueSpec {
  readonly kind: string;
  readonly [key: string]: string | number | boolean;
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
  fcs: false,
  up: true,
};

/** A frame's lot, drawn when it was sent; bits. */
export const LOST = 1;
/** Its delay is longer: it is overtaken. */
export const LATE = 2;
/** Its queue has decided at the head that it is sent. */
export const DECIDED = 4;

export interface Direction {
  to: LinkEnd;
  /** What the queue in front of the line remembers. */
  queue: unknown;
  /** When the line is free again, µs with a fraction. */
  busyUntil: number;
  /** The ring of frames, those that wait and those in flight; `head` is the first of `count`. Sizes are powers of two. */
  frames: Int32Array;
  ids: Int32Array;
  sentBy: Int32Array;
  fates: Uint8Array;
  /** When the first bit is sent, µs with a fraction. */
  begins: Float64Array;
  /** When it was handed over. */
  offered: Float64Array;
  arrives: Float64Array;
  orders: Float64Array;
  /** What a session has delayed, frame number and µs: a change of the link's settings adds it again. */
  delayed: { readonly id: number; readonly by: Duration }[];
  head: number;
  count: number;
}

export interface WireSpec extends LinkSpecBase, Partial<LinkSettings> {
  kind?: 'wire';
  /** How frames wait; drop-tail, with the settings above, when nothing is said. */
  queue?: { kind: string };
}

declare module '../kind.ts' {
  interface LinkSpecs {
    wire: WireSpec;
  }
}

export interface Wire extends LinkState {
  kind: 'wire';
  settings: LinkSettings;
  rng: Rng;
  /** The kind of its queues. */
  queue: string;
  directions: [Direction, Direction];
  /** The frame check sequences of frames on their way, by their numbers in the trace. */
  sums: Map<number, number>;
}

/** The queue's code is looked up once for a running world. */
export type WireFx = LinkFx & {
  queue: QueueKind;
  readonly queues: ReadonlyMap<string, QueueKind>;
  readonly changes: LinkChanges | undefined;
};

export function createDirection(to: LinkEnd, queue: unknown = undefined): Direction {
  return {
    to,
    queue,
    busyUntil: 0,
    frames: new Int32Array(16),
    ids: new Int32Array(16),
    sentBy: new Int32Array(16),
    fates: new Uint8Array(16),
    begins: new Float64Array(16),
    offered: new Float64Array(16),
    arrives: new Float64Array(16),
    orders: new Float64Array(16),
    delayed: [],
    head: 0,
    count: 0,
  };
}

/** Bytes handed over and not yet on the line. */
export function waitingBytes(direction: Direction, settings: LinkSettings, now: Instant): number {
  if (settings.bandwidth === 0 || direction.busyUntil <= now) return 0;
  return ((direction.busyUntil - now) * settings.bandwidth) / 8_000_000;
}

/** Bytes that the line is taken for: preamble, check sequence and gap are 24 (IEEE 802.3 §3, §4.4.2). */
export function lineBytes({ fcs }: LinkSettings, bytes: number): number {
  return fcs ? Math.max(bytes, 60) + 24 : bytes;
}

/** How long the line is taken, µs with a fraction. */
export function sendingTime(settings: LinkSettings, bytes: number): number {
  const { bandwidth } = settings;
  return bandwidth === 0 ? 0 : (lineBytes(settings, bytes) * 8_000_000) / bandwidth;
}

/** Reserves the line for a frame; returns when its first bit is sent, µs with a fraction. */
export function startSending(
  direction: Direction,
  settings: LinkSettings,
  bytes: number,
  now: Instant,
): number {
  const begins = direction.busyUntil > now ? direction.busyUntil : now;
  direction.busyUntil = begins + sendingTime(settings, bytes);
  return begins;
}

/** Gives the first frame of a direction its place in the event heap. */
export function scheduleFirst(fx: LinkFx, side: number, direction: Direction): void {
  if (direction.count === 0) return;
  const { head, arrives, orders } = direction;
  wakeLink(fx.world, fx.link, side, arrives[head] as number, orders[head] as number);
}

/** Puts a frame into the ring. True when it became the first to arrive. */
export function putFrame(
  direction: Direction,
  frame: FrameRef,
  id: number,
  sentBy: number,
  fate: number,
  offered: Instant,
  begins: number,
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
  direction.begins[slot] = begins;
  direction.offered[slot] = offered;
  direction.arrives[slot] = arrives;
  direction.orders[slot] = order;
  direction.count++;
  return place === 0;
}

export function removeFirst(direction: Direction): void {
  direction.head = (direction.head + 1) & (direction.frames.length - 1);
  direction.count--;
}

export function moveSlot(direction: Direction, from: number, to: number): void {
  direction.frames[to] = direction.frames[from] as number;
  direction.ids[to] = direction.ids[from] as number;
  direction.sentBy[to] = direction.sentBy[from] as number;
  direction.fates[to] = direction.fates[from] as number;
  direction.begins[to] = direction.begins[from] as number;
  direction.offered[to] = direction.offered[from] as number;
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
  direction.begins = new Float64Array(before * 2);
  direction.offered = new Float64Array(before * 2);
  direction.arrives = new Float64Array(before * 2);
  direction.orders = new Float64Array(before * 2);
  direction.head = 0;
  for (let i = 0; i < old.count; i++) {
    const from = (old.head + i) & (before - 1);
    direction.frames[i] = old.frames[from] as number;
    direction.ids[i] = old.ids[from] as number;
    direction.sentBy[i] = old.sentBy[from] as number;
    direction.fates[i] = old.fates[from] as number;
    direction.begins[i] = old.begins[from] as number;
    direction.offered[i] = old.offered[from] as number;
    direction.arrives[i] = old.arrives[from] as number;
    direction.orders[i] = old.orders[from] as number;
  }
}
