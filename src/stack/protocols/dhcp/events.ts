/** What programs that speak DHCP write to the trace. A hardware address takes the words of a `time`. */
import { type BodiesOf, defineEvents, int, text, time, u32 } from '../../trace/schema.ts';
import type { MessageType } from './codes.ts';

/** Why octets are no message: see message.ts. */
export type DhcpFault =
  | 'truncated'
  | 'cookie'
  | 'hardware'
  | 'option-length'
  | 'message-type'
  | 'operation';

/** Why a message was put aside: by a server, a relay or a client. */
export type DhcpDiscardReason =
  | DhcpFault
  /** Another exchange’s, or another client’s. */
  | 'not-for-us'
  /** Nothing that is expected in this state. */
  | 'not-expected'
  /** The client has chosen another server. */
  | 'other-server'
  /** A client that the server does not know: another server may. */
  | 'unknown-client'
  /** Every address of the pool is taken. */
  | 'pool-empty'
  /** A server without an address on that network. */
  | 'other-network'
  /** Relayed too often already. */
  | 'too-many-hops'
  /** The offer lacks what a client needs. */
  | 'incomplete'
  /** An address that this client has been told never to take. */
  | 'barred';

/** What is known of an address of the pool. */
export type LeaseState =
  | 'probed'
  | 'offered'
  | 'bound'
  | 'free'
  | 'expired'
  | 'released'
  | 'declined'
  | 'in-use';

/** RFC 2131 §4.4, figure 5. */
export type ClientState =
  | 'INIT'
  | 'SELECTING'
  | 'REQUESTING'
  | 'INIT-REBOOT'
  | 'REBOOTING'
  | 'BOUND'
  | 'RENEWING'
  | 'REBINDING';

/** What leads from one of these states to another. */
export type ClientChange =
  /** What the figure writes as “-”: the client begins. */
  | 'start'
  | 'select offer'
  | 'rcv DHCPACK'
  | 'rcv DHCPACK (not accept.)'
  | 'rcv DHCPNAK'
  | 'T1 expires'
  | 'T2 expires'
  | 'lease expired'
  /** Nobody has answered, however often it asked. */
  | 'no answer'
  /** The same, with a lease that still holds. */
  | 'no answer, lease valid'
  /** Somebody wants the lease renewed before its time. */
  | 'renew'
  /** The address is given back. */
  | 'RELEASE'
  /** The client is stopped when there is no address to give back. */
  | 'stop'
  /** Another host claims the address that is in use here. */
  | 'address conflict'
  | 'link down';

/** `address` is what the message gives, asks for or gives back; 0: none. */
const message = { process: int, message: text<MessageType>(), xid: u32, mac: time, address: u32 };

export const dhcpEvents = defineEvents(912, {
  'dhcp.sent': { ...message, peer: u32 },
  'dhcp.received': { ...message, peer: u32 },
  'dhcp.relayed': { ...message, peer: u32 },
  'dhcp.discarded': { process: int, why: text<DhcpDiscardReason>(), mac: time },
  /** A server’s table: the address is in this state for this card, `until` then (0: no end). */
  'dhcp.lease': { process: int, address: u32, mac: time, state: text<LeaseState>(), until: time },
  /**
   * A client goes by `event` from one state to another; `address` is that which it has or wants, from
   * `server`. `renewAt` and `rebindAt` are T1 and T2 (RFC 2131 §4.4.5); 0, as in `until`: there is no
   * such time.
   */
  'dhcp.client': {
    process: int,
    state: text<ClientState>(),
    address: u32,
    until: time,
    server: u32,
    renewAt: time,
    rebindAt: time,
    from: text<ClientState>(),
    event: text<ClientChange>(),
  },
  /** The host knows these name servers by a lease of `server`'s (option 6); '': it no longer does. */
  'dhcp.names': { process: int, servers: text(), server: u32 },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof dhcpEvents> {}
}
