/** What cards and hubs on a half-duplex link write to the trace (IEEE 802.3 clause 4). */
import { type BodiesOf, bool, defineEvents, int, time } from '../../trace/schema.ts';

/** Why a frame is not whole any more. */
export interface HalfDuplexDropReasons {
  /** Another signal met it. */
  collision: true;
  /** A hub repeats bits between links of this kind, and takes no frames from others. */
  'mixed-hub': true;
}

export const halfDuplexEvents = defineEvents(816, {
  /** A card has a frame to send and hears a signal: it waits until there is none. */
  'csma.deferred': { link: int },
  /**
   * A card hears another signal while it sends: it sends the jam and stops. `attempt` counts from 1,
   * `bits` how much it had sent; late: more than fit into the slot time.
   */
  'csma.collision': { link: int, frame: int, attempt: int, bits: int, late: bool },
  /** How long a card waits before its next attempt: `slots`, drawn from 0 to `most`. */
  'csma.backoff': { link: int, attempt: int, slots: int, most: int, wait: time },
  /** Sixteen attempts have collided. */
  'csma.gave-up': { link: int, attempts: int },
  /** A hub hears signals at several ports at once and sends the jam out of all of them. */
  'csma.jam': { ports: int },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof halfDuplexEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface DropReasons extends HalfDuplexDropReasons {}
}
