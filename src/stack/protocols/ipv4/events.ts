import { type BodiesOf, defineEvents, int, stopAt, text, u32 } from '../../trace/schema.ts';

export const ipv4Events = defineEvents(96, {
  /**
   * A route was added, or taken out (`via` is empty then). Owner, distance and gateway (0: the network is a
   * card's own) tell which one it is of several to the same destination; `card` is the name of its card.
   */
  'route.changed': {
    destination: text(),
    via: text(),
    nic: int,
    card: text(),
    owner: int,
    distance: int,
    gateway: u32,
  },
  /** A card's address, 0 when it had or has none. */
  'address.changed': { nic: int, before: u32, address: u32, prefixLength: int },
  /** A program sent a packet through a raw socket; `length` is without the IP header. */
  'raw.sent': { src: u32, dst: u32, protocol: int, length: int },
  /** Who told the host its name servers has ended: those that are left ('': none), and those that go. */
  'name-servers.gone': { left: text(), gone: text() },
});

export interface Ipv4IgnoredReasons {
  'ip-truncated': true;
  'ip-version': true;
  'ip-header-length': true;
  'ip-total-length': true;
  'ip-checksum': true;
  'ip-not-for-us': true;
  'ip-unicast-in-broadcast': true;
  'ip-source': true;
  'ip-own-source': true;
  'ip-loopback': true;
  'ip-fragment': true;
  'ip-protocol': true;
  'no-route': true;
  'above-mtu': true;
  'raw-queue-full': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof ipv4Events> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends Ipv4IgnoredReasons {}
  interface CacheTables {
    pmtu: true;
  }
}

stopAt('route.changed');
