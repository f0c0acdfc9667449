/**
 * Stretches of an arena: slots side by side, a power of two of them, for the buffers of sockets.
 * What is given back is kept for the next one of its size.
 */
import { FRAME_SLOT_BYTES, type FrameArena, newSlots } from './arena.ts';

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
