/**
 * A byte queue in a circular buffer that grows, by doubling, only as far as it is used: an idle
 * connection costs nothing to keep or to copy. Bytes are addressed by their distance from the head.
 */
export interface ByteRing {
  bytes: Uint8Array;
  /** Index of the first byte. */
  head: number;
  /** Bytes in the queue. */
  length: number;
  /** How many it may hold; storage may be a little larger or much smaller. */
  limit: number;
}

const FIRST_CAPACITY = 2048;
/** Shorter copies are cheaper byte by byte than through a view. */
const SHORT_COPY = 32;

export function createRing(limit: number): ByteRing {
  return { bytes: new Uint8Array(0), head: 0, length: 0, limit };
}

/** Bytes that may still be queued. */
export function ringRoom(ring: ByteRing): number {
  return Math.max(0, ring.limit - ring.length);
}

/** Puts bytes at a distance from the head, without counting them as queued (see `ringExtend`). */
export function ringWrite(
  ring: ByteRing,
  offset: number,
  source: Uint8Array,
  from: number,
  count: number,
): void {
  if (offset + count > ring.bytes.length) grow(ring, offset + count);
  const { bytes } = ring;
  const mask = bytes.length - 1;
  const at = (ring.head + offset) & mask;
  const first = Math.min(count, bytes.length - at);
  copyBytes(source, from, bytes, at, first);
  if (first < count) copyBytes(source, from + first, bytes, 0, count - first);
}

/** Counts `count` bytes, already written behind the last one, as queued. */
export function ringExtend(ring: ByteRing, count: number): void {
  ring.length += count;
}

/** Drops bytes from the head. */
export function ringSkip(ring: ByteRing, count: number): void {
  ring.length -= count;
  ring.head = ring.bytes.length === 0 ? 0 : (ring.head + count) & (ring.bytes.length - 1);
}

/** Copies out bytes at a distance from the head. */
export function ringRead(
  ring: ByteRing,
  offset: number,
  target: Uint8Array,
  at: number,
  count: number,
): void {
  const { bytes } = ring;
  const from = (ring.head + offset) & (bytes.length - 1);
  const first = Math.min(count, bytes.length - from);
  copyBytes(bytes, from, target, at, first);
  if (first < count) copyBytes(bytes, 0, target, at + first, count - first);
}

/**
 * Copies bytes from the head out into memory of their own, or, for a reader that forgets them, into
 * memory that all such readers share: an allocation costs several times as much as the copying.
 */
export function ringTake(ring: ByteRing, count: number, forget: boolean): Uint8Array | undefined {
  if (forget && forgotten.length < count) forgotten = new Uint8Array(count);
  const bytes = forget ? forgotten : new Uint8Array(count);
  ringRead(ring, 0, bytes, 0, count);
  ringSkip(ring, count);
  return forget ? undefined : bytes;
}

let forgotten = new Uint8Array(0);

function copyBytes(
  source: Uint8Array,
  from: number,
  target: Uint8Array,
  at: number,
  count: number,
): void {
  if (count > SHORT_COPY) {
    target.set(source.subarray(from, from + count), at);
    return;
  }
  for (let i = 0; i < count; i++) target[at + i] = source[from + i] as number;
}

function grow(ring: ByteRing, needed: number): void {
  const { bytes } = ring;
  let capacity = Math.max(FIRST_CAPACITY, bytes.length);
  while (capacity < needed) capacity *= 2;
  const bigger = new Uint8Array(capacity);
  // All of the old storage moves: bytes beyond `length` may wait for a gap before them to close.
  const first = bytes.length - ring.head;
  bigger.set(bytes.subarray(ring.head), 0);
  bigger.set(bytes.subarray(0, ring.head), first);
  ring.bytes = bigger;
  ring.head = 0;
}
