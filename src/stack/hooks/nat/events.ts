/** What a NAT writes to the trace. Of an ICMP query, the port is its identifier. */
import { type BodiesOf, bool, defineEvents, int, text, u32 } from '../../trace/schema.ts';
import type { NatProtocol } from './spec.ts';

/** `reply`: what comes back to a host inside; `hairpin`: from the inside to the inside, by the outer address. */
export type Direction = 'out' | 'in' | 'hairpin';
/** The state of a TCP connection that passes (RFC 5382 §5); `open`: a conversation of UDP or a query. */
export type SessionState = 'open' | 'opening' | 'established' | 'closing';
export type UnmapReason = 'idle' | 'address-changed' | 'set-anew';

const protocol = text<NatProtocol>();
const mapping = { protocol, inside: u32, insidePort: int, outside: u32, outsidePort: int };
const peer = { peer: u32, peerPort: int };

export const natEvents = defineEvents(1024, {
  /** `kept`: the port is the one that the host inside has chosen. */
  'nat.mapped': { ...mapping, kept: bool },
  'nat.unmapped': { ...mapping, why: text<UnmapReason>() },
  /** A conversation of a mapping began, or its state is another now. */
  'nat.session': { ...mapping, ...peer, state: text<SessionState>() },
  'nat.session.ended': { ...mapping, ...peer },
  /** One end of a packet was rewritten: its source on the way out, its destination on the way in. */
  'nat.translated': {
    protocol,
    direction: text<Direction>(),
    before: u32,
    beforePort: int,
    after: u32,
    afterPort: int,
  },
  /** An ICMP error and the packet that it quotes were rewritten; the quoted end is given. */
  'nat.error.translated': {
    direction: text<Direction>(),
    type: int,
    code: int,
    before: u32,
    beforePort: int,
    after: u32,
    afterPort: int,
  },
  /** A piece of a datagram took the addresses that its first piece has got. */
  'nat.fragment': { direction: text<Direction>(), identification: int, after: u32 },
  /** A later piece came before the first, and waits for it. */
  'nat.fragment.held': { src: u32, dst: u32, identification: int },
  /** A SYN that nobody has asked for waits: it may be half of a simultaneous open. */
  'nat.syn.held': { ...peer, port: int },
  /** The inside has opened to the same peer meanwhile. */
  'nat.syn.matched': { ...peer, port: int },
  /** No port of the range is free. */
  'nat.exhausted': { protocol, inside: u32, insidePort: int, low: int, high: int },
  /** Somebody made a port forward: what comes for the port goes to this place. */
  'nat.forward': { protocol, inside: u32, insidePort: int, outsidePort: int },
  /** A datagram that may be in pieces got an identification that nobody else behind this address has. */
  'nat.renumbered': { before: int, after: int },
});

/** Why a NAT does not let a packet pass. */
export interface NatIgnoredReasons {
  'nat-no-mapping': true;
  'nat-filtered': true;
  'nat-unsolicited-syn': true;
  'nat-no-port': true;
  'nat-table-full': true;
  'nat-protocol': true;
  'nat-too-short': true;
  'nat-icmp-checksum': true;
  'nat-quoted': true;
  'nat-fragment-late': true;
  'nat-fragments-full': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof natEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends NatIgnoredReasons {}
}
