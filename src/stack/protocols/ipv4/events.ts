import { type BodiesOf, defineEvents, int, text } from '../../trace/schema.ts';

export const ipv4Events = defineEvents(96, {
  'route.changed': { destination: text(), via: text(), nic: int },
});

export interface Ipv4IgnoreReasons {
  'ip-truncated': true;
  'ip-version': true;
  'ip-header-length': true;
  'ip-total-length': true;
  'ip-checksum': true;
  'ip-source': true;
  'ip-not-for-us': true;
  'ip-fragment': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof ipv4Events> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoreReasons extends Ipv4IgnoreReasons {}
  interface CacheTables {
    pmtu: true;
  }
}
