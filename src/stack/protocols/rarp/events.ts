/** What programs that speak RARP write to the trace. A hardware address takes the words of a `time`. */
import { type BodiesOf, defineEvents, int, text, time, u32 } from '../../trace/schema.ts';

export type RarpOperation = 'request' | 'reply';
/**
 * Why a message was put aside: a server does not know the card, a client is told of another's, or the
 * address is one that no host may have.
 */
export type RarpDiscardReason = 'unknown-card' | 'other-card' | 'bad-address';

/** Whose address is wanted, and what it is (0: that is the question). */
const about = { process: int, mac: time, address: u32 };

export const rarpEvents = defineEvents(832, {
  'rarp.sent': { ...about, operation: text<RarpOperation>(), attempt: int },
  'rarp.received': { ...about, operation: text<RarpOperation>() },
  'rarp.discarded': { ...about, why: text<RarpDiscardReason>() },
  /** The card has the address from now on; `server` said so. */
  'rarp.configured': { ...about, server: u32 },
  /** Nobody answered. */
  'rarp.failed': { ...about, attempts: int },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof rarpEvents> {}
}
