/**
 * The memory of a world: one buffer in slots of 2 KiB. A frame of standard size takes one slot, so
 * that sending it allocates nothing; a longer one, up to a datagram of 65,535 bytes, takes a stretch of
 * several side by side, and so do the buffers of sockets. So bytes are copied within one buffer, which
 * is much faster than from one to another. A stretch has a power of two of slots; what is given back is
 * kept for the next one of its size. A frame starts two bytes into its slot: behind the 14 bytes of an
 * Ethernet header the IP header is then aligned to four bytes, as the checksum likes it.
 */
export type FrameRef = number;

export interface FrameArena {
  bytes: Uint8Array;
  view: DataView;
  /** The same buffer as aligned 32-bit words, for the checksum. */
  words: Uint32Array;
  /** Length in bytes of the frame in each slot; in the slot behind a long one's first, its size as a stretch, negative. */
  lengths: Int32Array;
  /** The trace event that made the packet in each slot's frame, −1 when there is none. */
  packets: Int32Array;
  /**
   * 1: the TCP checksum of the frame in this slot is known to be right, as a stack in this arena computed
   * it and nobody has changed a byte that it covers. Whoever changes one writes 0 (`flipBit`).
   */
  sound: Uint8Array;
  /** Stack of slots that frames gave back; the first `freeCount` entries are valid. */
  free: Int32Array;
  freeCount: number;
  /** How many frames there are that take a stretch. */
  longFrames: number;
  /** The first slot that was never used, nor any behind it. */
  unused: number;
  /** Stretches that were given back, by the binary logarithm of their slots. */
  stretches: number[][];
  /** Slots that belong to stretches, in use or given back. */
  stretchSlots: number;
}

export const FRAME_SLOT_BYTES = 2048;
export const FRAME_SLOT_START = 2;
/** Longest frame that one slot can hold, bytes. */
export const STANDARD_FRAME_BYTES = FRAME_SLOT_BYTES - FRAME_SLOT_START;
/** Longest frame of all, bytes: what cards call a jumbo frame of 9 KiB. */
export const FRAME_MAX_BYTES = 9216;
export function createArena(slots = 64): FrameArena {
  const buffer = new ArrayBuffer(slots * FRAME_SLOT_BYTES);
  return {
    bytes: new Uint8Array(buffer),
    view: new DataView(buffer),
    words: new Uint32Array(buffer),
    lengths: new Int32Array(slots),
    packets: new Int32Array(slots),
    sound: new Uint8Array(slots),
    free: new Int32Array(slots),
    freeCount: 0,
    longFrames: 0,
    unused: 0,
    stretches: [],
    stretchSlots: 0,
  };
}

/** Takes room for a frame. The arena may move its buffer: read `arena.view` again afterwards. */
export function allocateFrame(arena: FrameArena, length: number): FrameRef {
  const ref =
    length > STANDARD_FRAME_BYTES
      ? longFrame(arena, length)
      : arena.freeCount > 0
        ? (arena.free[--arena.freeCount] as number)
        : newSlots(arena, 1);
  arena.lengths[ref] = length;
  arena.packets[ref] = -1;
  arena.sound[ref] = 0;
  return ref;
}

function longFrame(arena: FrameArena, length: number): FrameRef {
  // The least power of two of slots with room for it.
  const size = 32 - Math.clz32((length + FRAME_SLOT_START - 1) / FRAME_SLOT_BYTES);
  const ref = allocateStretch(arena, size) / FRAME_SLOT_BYTES;
  arena.lengths[ref + 1] = -size;
  arena.longFrames++;
  return ref;
}

/** Takes a stretch of 2 KiB × 2^`size`; its offset in `arena.bytes`, which may move. */
export function allocateStretch(arena: FrameArena, size: number): number {
  const known = arena.stretches[size]?.pop();
  if (known !== undefined) return known;
  arena.stretchSlots += 1 << size;
  return newSlots(arena, 1 << size) * FRAME_SLOT_BYTES;
}

export function freeStretch(arena: FrameArena, offset: number, size: number): void {
  while (arena.stretches.length <= size) arena.stretches.push([]);
  (arena.stretches[size] as number[]).push(offset);
}

/** Bytes that a stretch of this size has. */
export function stretchBytes(size: number): number {
  return FRAME_SLOT_BYTES << size;
}

/** Slots of the stretches in use. */
export function stretchSlotsHeld(arena: FrameArena): number {
  return arena.stretches.reduce(
    (held, stretches, size) => held - (stretches.length << size),
    arena.stretchSlots,
  );
}

/** The first of so many slots side by side which were never used. The arena may move its buffer. */
function newSlots(arena: FrameArena, count: number): number {
  const first = arena.unused;
  if (first + count > arena.lengths.length) grow(arena, first + count);
  arena.unused = first + count;
  return first;
}

export function freeFrame(arena: FrameArena, ref: FrameRef): void {
  // Not by its length: a frame may have been cut after it was allocated.
  const behind = arena.longFrames > 0 ? (arena.lengths[ref + 1] as number) : 0;
  if (behind < 0) {
    arena.longFrames--;
    freeStretch(arena, ref * FRAME_SLOT_BYTES, -behind);
    return;
  }
  arena.free[arena.freeCount] = ref;
  arena.freeCount++;
}

/** How many frames there are. */
export function framesHeld(arena: FrameArena): number {
  return arena.unused - arena.stretchSlots - arena.freeCount + arena.longFrames;
}

/** Byte offset of the frame's first byte in `arena.bytes`. */
export function frameStart(ref: FrameRef): number {
  return ref * FRAME_SLOT_BYTES + FRAME_SLOT_START;
}

export function frameEnd(arena: FrameArena, ref: FrameRef): number {
  return ref * FRAME_SLOT_BYTES + FRAME_SLOT_START + (arena.lengths[ref] as number);
}

/** The frame's bytes, copied out. */
export function frameBytes(arena: FrameArena, ref: FrameRef): Uint8Array {
  return arena.bytes.slice(frameStart(ref), frameEnd(arena, ref));
}

export function copyFrame(arena: FrameArena, ref: FrameRef): FrameRef {
  const copy = allocateFrame(arena, arena.lengths[ref] as number);
  arena.bytes.copyWithin(frameStart(copy), frameStart(ref), frameEnd(arena, ref));
  arena.packets[copy] = arena.packets[ref] as number;
  return copy;
}

/** Damages a frame: one bit, counted from the first one that is sent, is another. */
export function flipBit(arena: FrameArena, ref: FrameRef, bit: number): void {
  const at = frameStart(ref) + (bit >> 3);
  arena.bytes[at] = (arena.bytes[at] as number) ^ (0x80 >> (bit & 7));
  arena.sound[ref] = 0;
}

/** Puts bytes from outside (a received frame, a forged packet) into a slot. */
export function importFrame(arena: FrameArena, bytes: Uint8Array): FrameRef {
  const ref = allocateFrame(arena, bytes.length);
  arena.bytes.set(bytes, frameStart(ref));
  return ref;
}

/** A copy of the arena, in which only the slots in use cost anything. */
export function cloneArena(arena: FrameArena): FrameArena {
  const copy = withSlots(arena, arena.unused);
  copySlots(copy, arena);
  return copy;
}

/** An arena that says the same of its slots and has so many; their bytes are still to be copied. */
function withSlots(arena: FrameArena, slots: number): FrameArena {
  const { unused, freeCount, longFrames, stretchSlots } = arena;
  const copy = createArena(slots);
  copy.lengths.set(arena.lengths.subarray(0, unused));
  copy.packets.set(arena.packets.subarray(0, unused));
  copy.sound.set(arena.sound.subarray(0, unused));
  copy.free.set(arena.free.subarray(0, unused));
  const stretches = arena.stretches.map((offsets) => [...offsets]);
  return Object.assign(copy, { unused, freeCount, longFrames, stretchSlots, stretches });
}

/** Copies the slots that are in use, neighbours together. */
function copySlots(to: FrameArena, from: FrameArena): void {
  const { unused } = from;
  const idle = new Uint8Array(unused + 1);
  for (let i = 0; i < from.freeCount; i++) idle[from.free[i] as number] = 1;
  from.stretches.forEach((offsets, size) => {
    for (const offset of offsets) {
      const first = offset / FRAME_SLOT_BYTES;
      idle.fill(1, first, first + (1 << size));
    }
  });
  idle[unused] = 1;
  for (let first = idle.indexOf(0); first >= 0; ) {
    const end = idle.indexOf(1, first);
    const start = first * FRAME_SLOT_BYTES;
    to.bytes.set(from.bytes.subarray(start, end * FRAME_SLOT_BYTES), start);
    first = idle.indexOf(0, end);
  }
}

function grow(arena: FrameArena, needed: number): void {
  let slots = Math.max(1, arena.lengths.length);
  while (slots < needed) slots *= 2;
  const bigger = withSlots(arena, slots);
  bigger.bytes.set(arena.bytes);
  Object.assign(arena, bigger);
}
