/** What the event heap holds: a timer, or a link whose first frame under way is due. */

import { pushEvent } from './heap.ts';
import type { Direction } from './link.ts';
import type { World } from './world.ts';

export function timerPayload(timer: number): number {
  return timer * 2;
}

/** `port` is link × 2 + direction. */
export function linkPayload(port: number): number {
  return port * 2 + 1;
}

/** Gives the first frame under way its place in the event heap. */
export function scheduleFirst(world: World, port: number, direction: Direction): void {
  if (direction.count === 0) return;
  const at = direction.arrives[direction.head] as number;
  const order = direction.orders[direction.head] as number;
  pushEvent(world.heap, at, order, linkPayload(port));
}
