import { type BodiesOf, defineEvents, int, u32 } from '../../trace/schema.ts';

const datagram = { srcAddress: u32, dstAddress: u32, srcPort: int, dstPort: int, length: int };

export const udpEvents = defineEvents(128, {
  'udp.sent': datagram,
  'udp.received': datagram,
});

export interface UdpIgnoredReasons {
  'udp-length': true;
  'udp-checksum': true;
  'udp-queue-full': true;
  'udp-no-member': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof udpEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends UdpIgnoredReasons {}
}
