/**
 * The memory of a world: one buffer in slots of 2 KiB. A frame of standard size takes one slot, so
 * that sending it allocates nothing; a jumbo frame takes five side by side, which are made when the
 * first such frame needs them. A socket's buffers take stretches of several (stretches.ts), so that
 * bytes are copied within one buffer, which is much faster than from one to another. A frame starts
 * two bytes into its slot: behind the 14 bytes of an Ethernet header the IP header is then aligned to
 * four bytes, as the checksum likes it.
 */
export type FrameRef = number;

export interface FrameArena {
  bytes: Uint8Array;
  view: DataView;
  /** The same buffer as aligned 32-bit words, for the checksum. */
  words: Uint32Array;
  /** Length in bytes of the frame in each slot; JUMBO_REST in the slots behind a jumbo frame's first. */
  lengths: Int32Array;
  /** The trace event that made the packet in each slot's frame, −1 when there is none. */
  packets: Int32Array;
  /** Stack of slots that frames gave back; the first `freeCount` entries are valid. */
  free: Int32Array;
  freeCount: number;
  /** First slots of jumbo frames that were given back. */
  freeJumbo: number[];
  /** How many places for jumbo frames there are, in use or given back. */
  jumboPlaces: number;
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
const JUMBO_SLOTS = Math.ceil((FRAME_MAX_BYTES + FRAME_SLOT_START) / FRAME_SLOT_BYTES);
const JUMBO_REST = -1;

export function createArena(slots = 64): FrameArena {
  const buffer = new ArrayBuffer(slots * FRAME_SLOT_BYTES);
  return {
    bytes: new Uint8Array(buffer),
    view: new DataView(buffer),
    words: new Uint32Array(buffer),
    lengths: new Int32Array(slots),
    packets: new Int32Array(slots),
    free: new Int32Array(slots),
    freeCount: 0,
    freeJumbo: [],
    jumboPlaces: 0,
    unused: 0,
    stretches: [],
    stretchSlots: 0,
  };
}

/** Takes room for a frame. The arena may move its buffer: read `arena.view` again afterwards. */
export function allocateFrame(arena: FrameArena, length: number): FrameRef {
  if (length > STANDARD_FRAME_BYTES) return allocateJumbo(arena, length);
  const ref = arena.freeCount > 0 ? (arena.free[--arena.freeCount] as number) : newSlots(arena, 1);
  arena.lengths[ref] = length;
  arena.packets[ref] = -1;
  return ref;
}

function allocateJumbo(arena: FrameArena, length: number): FrameRef {
  if (length > FRAME_MAX_BYTES) throw new RangeError(`a frame of ${length} bytes is too long`);
  const ref = arena.freeJumbo.pop() ?? newJumbo(arena);
  arena.lengths[ref] = length;
  arena.packets[ref] = -1;
  return ref;
}

function newJumbo(arena: FrameArena): FrameRef {
  const ref = newSlots(arena, JUMBO_SLOTS);
  arena.lengths.fill(JUMBO_REST, ref + 1, ref + JUMBO_SLOTS);
  arena.jumboPlaces++;
  return ref;
}

/** The first of so many slots side by side which were never used. The arena may move its buffer. */
export function newSlots(arena: FrameArena, count: number): number {
  const first = arena.unused;
  if (first + count > arena.lengths.length) grow(arena, first + count);
  arena.unused = first + count;
  return first;
}

export function freeFrame(arena: FrameArena, ref: FrameRef): void {
  // Not by its length: a frame may have been cut after it was allocated.
  if (arena.jumboPlaces > 0 && arena.lengths[ref + 1] === JUMBO_REST) {
    arena.freeJumbo.push(ref);
    return;
  }
  arena.free[arena.freeCount] = ref;
  arena.freeCount++;
}

/** How many frames there are. */
export function framesHeld(arena: FrameArena): number {
  const { jumboPlaces } = arena;
  const standard = arena.unused - arena.stretchSlots - jumboPlaces * JUMBO_SLOTS;
  return standard - arena.freeCount + jumboPlaces - arena.freeJumbo.length;
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

/** Puts bytes from outside (a received frame, a forged packet) into a slot. */
export function importFrame(arena: FrameArena, bytes: Uint8Array): FrameRef {
  const ref = allocateFrame(arena, bytes.length);
  arena.bytes.set(bytes, frameStart(ref));
  return ref;
}

/** A copy of the arena, in which only the slots in use cost anything. */
export function cloneArena(arena: FrameArena): FrameArena {
  const { unused } = arena;
  const copy = createArena(unused);
  copySlots(copy, arena);
  copy.lengths.set(arena.lengths.subarray(0, unused));
  copy.packets.set(arena.packets.subarray(0, unused));
  copy.free.set(arena.free.subarray(0, unused));
  copy.freeCount = arena.freeCount;
  copy.freeJumbo = [...arena.freeJumbo];
  copy.jumboPlaces = arena.jumboPlaces;
  copy.unused = arena.unused;
  copy.stretches = arena.stretches.map((stretches) => [...stretches]);
  copy.stretchSlots = arena.stretchSlots;
  return copy;
}

/** Copies the slots that are in use, neighbours together. */
function copySlots(to: FrameArena, from: FrameArena): void {
  const { unused } = from;
  const idle = new Uint8Array(unused + 1);
  for (let i = 0; i < from.freeCount; i++) idle[from.free[i] as number] = 1;
  for (const first of from.freeJumbo) idle.fill(1, first, first + JUMBO_SLOTS);
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
  const bigger = createArena(slots);
  bigger.bytes.set(arena.bytes);
  bigger.lengths.set(arena.lengths);
  bigger.packets.set(arena.packets);
  bigger.free.set(arena.free);
  arena.bytes = bigger.bytes;
  arena.view = bigger.view;
  arena.words = bigger.words;
  arena.lengths = bigger.lengths;
  arena.packets = bigger.packets;
  arena.free = bigger.free;
}
