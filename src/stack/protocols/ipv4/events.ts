import { type BodiesOf, defineEvents, int, stopAt, text } from '../../trace/schema.ts';

export const ipv4Events = defineEvents(96, {
  'route.changed': { destination: text(), via: text(), nic: int },
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
