/**
 * Frames live in one buffer, in slots of 2 KiB, so that sending one allocates nothing and a
 * keyframe copies them all at once. A frame starts two bytes into its slot: behind the 14 bytes
 * of an Ethernet header the IP header is then aligned to four bytes, as the checksum likes it.
 */
export type FrameRef = number;

export interface FrameArena {
  bytes: Uint8Array;
  view: DataView;
  /** The same buffer as aligned 32-bit words, for the checksum. */
  words: Uint32Array;
  /** Length in bytes of the frame in each slot. */
  lengths: Int32Array;
  /** Stack of free slots; the first `freeCount` entries are valid. */
  free: Int32Array;
  freeCount: number;
}

export const FRAME_SLOT_BYTES = 2048;
export const FRAME_SLOT_START = 2;
/** Longest frame a slot can hold, in bytes. */
export const FRAME_MAX_BYTES = FRAME_SLOT_BYTES - FRAME_SLOT_START;

export function createArena(slots = 64): FrameArena {
  const arena = emptyArena(slots);
  for (let i = 0; i < slots; i++) arena.free[i] = slots - 1 - i;
  arena.freeCount = slots;
  return arena;
}

function emptyArena(slots: number): FrameArena {
  const buffer = new ArrayBuffer(slots * FRAME_SLOT_BYTES);
  return {
    bytes: new Uint8Array(buffer),
    view: new DataView(buffer),
    words: new Uint32Array(buffer),
    lengths: new Int32Array(slots),
    free: new Int32Array(slots),
    freeCount: 0,
  };
}

/** Takes a free slot. The arena may move its buffer: read `arena.view` again afterwards. */
export function allocateFrame(arena: FrameArena, length: number): FrameRef {
  if (length > FRAME_MAX_BYTES) throw new RangeError(`a frame of ${length} bytes is too long`);
  if (arena.freeCount === 0) grow(arena);
  arena.freeCount--;
  const ref = arena.free[arena.freeCount] as number;
  arena.lengths[ref] = length;
  return ref;
}

export function freeFrame(arena: FrameArena, ref: FrameRef): void {
  arena.free[arena.freeCount] = ref;
  arena.freeCount++;
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
  return copy;
}

/** Puts bytes from outside (a received frame, a forged packet) into a slot. */
export function importFrame(arena: FrameArena, bytes: Uint8Array): FrameRef {
  const ref = allocateFrame(arena, bytes.length);
  arena.bytes.set(bytes, frameStart(ref));
  return ref;
}

/** A copy of the arena, in which only the slots that hold a frame cost anything. */
export function cloneArena(arena: FrameArena): FrameArena {
  const copy = emptyArena(arena.lengths.length);
  copy.lengths.set(arena.lengths);
  copy.free.set(arena.free);
  copy.freeCount = arena.freeCount;
  const used = new Uint8Array(arena.lengths.length).fill(1);
  for (let i = 0; i < arena.freeCount; i++) used[arena.free[i] as number] = 0;
  for (let ref = 0; ref < used.length; ref++) {
    if (used[ref] === 0) continue;
    copy.bytes.set(arena.bytes.subarray(frameStart(ref), frameEnd(arena, ref)), frameStart(ref));
  }
  return copy;
}

function grow(arena: FrameArena): void {
  const before = arena.lengths.length;
  const bigger = emptyArena(before * 2);
  bigger.bytes.set(arena.bytes);
  bigger.lengths.set(arena.lengths);
  for (let i = 0; i < before; i++) bigger.free[i] = before * 2 - 1 - i;
  bigger.freeCount = before;
  Object.assign(arena, bigger);
}
