/** What the programs that care for ARP write to the trace. A hardware address takes the words of a `time`. */
import { type BodiesOf, defineEvents, int, text, time, u32 } from '../../trace/schema.ts';

/** While it is only being asked about, or when it is in use. */
export type ConflictPhase = 'probing' | 'using';
/**
 * Why an address was given up: somebody has it already, it was claimed again soon after it was
 * defended, or this host is told not to defend it (RFC 5227 §2.1.1, §2.4).
 */
export type ReleaseReason = 'taken' | 'claimed-again' | 'no-defence';

const about = { process: int, address: u32 };

export const arpCareEvents = defineEvents(800, {
  /** Nobody claimed it while it was asked about: the card has the address from now on. */
  'acd.claimed': about,
  /** Another card, with this hardware address, uses or wants the address. */
  'acd.conflict': { ...about, mac: time, phase: text<ConflictPhase>() },
  'acd.defended': about,
  'acd.released': { ...about, why: text<ReleaseReason>() },
  /** A host tells another that an address is at its own card, though it is not. */
  'arp.forged': { ...about, victim: u32, mac: time },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof arpCareEvents> {}
}
