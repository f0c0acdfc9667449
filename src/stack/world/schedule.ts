/** What the event heap holds: a timer, or something that a link waits for. */
import type { Instant } from '../core/instant.ts';
import { pushEvent } from './heap.ts';
import type { World } from './world.ts';

export function timerPayload(timer: number): number {
  return timer * 2;
}

/** A link can wait for so many different things at a time. */
export const LINK_EVENTS = 4;

/** The link's kind gets `what` (0 … LINK_EVENTS − 1) and `order` back when the time has come. */
export function wakeLink(world: World, link: number, what: number, at: Instant, order: number) {
  pushEvent(world.heap, at, order, (link * LINK_EVENTS + what) * 2 + 1);
}
