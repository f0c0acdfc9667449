/** Frames in the middle of a direction's ring, which only what changes a link asks for. */
import { type Direction, moveSlot } from './wire.ts';

/** The place (0 = first) of the frame with trace number `id`, or −1 when it is not here. */
export function findFrame(direction: Direction, id: number): number {
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
