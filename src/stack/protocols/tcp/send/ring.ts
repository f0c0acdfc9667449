/**
 * A byte queue in a circular stretch of the world's memory, which grows, by doubling, only as far as
 * it is used: an idle connection costs nothing to keep or to copy. Bytes are addressed by their
 * distance from the head.
 */
import type { FrameArena } from '../../../core/arena.ts';
import { allocateStretch, freeStretch, stretchBytes } from '../../../core/arena.ts';

export interface ByteRing {
  /** Where its stretch is in the arena, and of which size; size −1: it has none. */
  start: number;
  size: number;
  /** Bytes of the stretch, a power of two, or 0. */
  capacity: number;
  /** Index of the first byte in the stretch. */
  head: number;
  /** Bytes in the queue. */
  length: number;
  /** How many it may hold; the stretch may be a little larger or much smaller. */
  limit: number;
}

/** Shorter copies from outside are cheaper byte by byte than through a view. */
const SHORT_COPY = 32;

export function createRing(limit: number): ByteRing {
  return { start: 0, size: -1, capacity: 0, head: 0, length: 0, limit };
}

/** Gives the ring's memory back. What is in it is lost; it may be written again. */
export function freeRing(arena: FrameArena, ring: ByteRing): void {
  if (ring.size >= 0) freeStretch(arena, ring.start, ring.size);
  ring.size = -1;
  ring.capacity = 0;
  ring.head = 0;
  ring.length = 0;
}

/** Bytes that may still be queued. */
export function ringRoom(ring: ByteRing): number {
  return Math.max(0, ring.limit - ring.length);
}

/**
 * Puts bytes at a distance from the head, without counting them as queued (see `ringExtend`). The
 * source may be the arena's own memory. The arena may move its buffer.
 */
export function ringWrite(
  arena: FrameArena,
  ring: ByteRing,
  offset: number,
  source: Uint8Array,
  from: number,
  count: number,
): void {
  if (offset + count > ring.capacity) grow(arena, ring, offset + count);
  const { start, capacity } = ring;
  const at = (ring.head + offset) & (capacity - 1);
  const first = Math.min(count, capacity - at);
  copyIn(arena.bytes, start + at, source, from, first);
  if (first < count) copyIn(arena.bytes, start, source, from + first, count - first);
}

/** Counts `count` bytes, already written behind the last one, as queued. */
export function ringExtend(ring: ByteRing, count: number): void {
  ring.length += count;
}

/** Drops bytes from the head. */
export function ringSkip(ring: ByteRing, count: number): void {
  ring.length -= count;
  ring.head = ring.capacity === 0 ? 0 : (ring.head + count) & (ring.capacity - 1);
}

/** Copies bytes at a distance from the head to another place in the arena. */
export function ringRead(
  arena: FrameArena,
  ring: ByteRing,
  offset: number,
  to: number,
  count: number,
): void {
  const { start, capacity } = ring;
  const { bytes } = arena;
  const from = (ring.head + offset) & (capacity - 1);
  const first = Math.min(count, capacity - from);
  bytes.copyWithin(to, start + from, start + from + first);
  if (first < count) bytes.copyWithin(to + first, start, start + count - first);
}

/** Copies bytes from the head out into memory of their own. */
export function ringTake(arena: FrameArena, ring: ByteRing, count: number): Uint8Array {
  const out = new Uint8Array(count);
  const { start, capacity, head } = ring;
  const first = Math.min(count, capacity - head);
  out.set(arena.bytes.subarray(start + head, start + head + first));
  if (first < count) out.set(arena.bytes.subarray(start, start + count - first), first);
  ringSkip(ring, count);
  return out;
}

/** For a reader that only counts: copies bytes from the head into memory that nobody looks at. */
export function ringForget(arena: FrameArena, ring: ByteRing, count: number): void {
  let size = 0;
  while (stretchBytes(size) < count) size++;
  const to = allocateStretch(arena, size);
  ringRead(arena, ring, 0, to, count);
  freeStretch(arena, to, size);
  ringSkip(ring, count);
}

function copyIn(
  memory: Uint8Array,
  at: number,
  source: Uint8Array,
  from: number,
  count: number,
): void {
  if (source === memory) memory.copyWithin(at, from, from + count);
  else if (count > SHORT_COPY) memory.set(source.subarray(from, from + count), at);
  else for (let i = 0; i < count; i++) memory[at + i] = source[from + i] as number;
}

/** All of the old stretch moves: bytes beyond `length` may wait for a gap before them to close. */
function grow(arena: FrameArena, ring: ByteRing, needed: number): void {
  let size = ring.size + 1;
  while (stretchBytes(size) < needed) size++;
  const start = allocateStretch(arena, size);
  if (ring.capacity > 0) ringRead(arena, ring, 0, start, ring.capacity);
  if (ring.size >= 0) freeStretch(arena, ring.start, ring.size);
  ring.start = start;
  ring.size = size;
  ring.capacity = stretchBytes(size);
  ring.head = 0;
}
