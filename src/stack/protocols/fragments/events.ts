/** What becomes of datagrams in pieces. `offset` and lengths are in bytes, without headers. */
import { type BodiesOf, bool, defineEvents, int, u32 } from '../../trace/schema.ts';

/** What pieces of one datagram have in common (RFC 791 §3.2). */
const datagram = { src: u32, dst: u32, protocol: int, identification: int };
const piece = { ...datagram, offset: int, length: int, more: bool };

export const fragmentEvents = defineEvents(608, {
  /** A host or a router cut a datagram, and this is one of its pieces. */
  'fragment.sent': piece,
  'fragment.received': piece,
  /**
   * It filled a hole, or part of one, of the datagram that is put together. `holes`: how many there are
   * now; `missing`: bytes in them, −1 as long as nobody knows where the datagram ends.
   */
  'fragment.kept': { ...datagram, holes: int, missing: int },
  /** The last hole was filled. `length`: of the whole, without its header. */
  'datagram.whole': { ...datagram, length: int, pieces: int },
  /** Its time ran out. `first`: the piece at offset 0 had come, so its sender is told. */
  'datagram.expired': { ...datagram, pieces: int, first: bool },
  /** A piece showed that it cannot be trusted: what is there of it is thrown away, what still comes too. */
  'datagram.refused': { ...datagram, pieces: int },
  /** It was the oldest of as many as there is room for. */
  'datagram.displaced': { ...datagram, pieces: int },
});

export interface FragmentIgnoredReasons {
  'fragment-length': true;
  'fragment-beyond': true;
  'fragment-again': true;
  'fragment-overlap': true;
  'fragment-end': true;
  'fragment-codepoints': true;
  'fragment-of-refused': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof fragmentEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends FragmentIgnoredReasons {}
}
