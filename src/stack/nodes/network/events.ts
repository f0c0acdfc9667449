/**
 * What the world outside writes to the trace. Nobody recorded how a packet from there was made: its
 * `name` is what its octets say. Of a segment of TCP there is `segment.sent`, as of any sender's.
 */
import { type BodiesOf, defineEvents, text, time } from '../../trace/schema.ts';

const named = { name: text() };

export const networkEvents = defineEvents(640, {
  /** The run stood still so long, with its computer or its page: nobody answered what the network said meanwhile. */
  'network.away': { lasted: time },
  'network.frame': named,
  'network.arp': named,
  'network.ip': named,
  'network.icmp': named,
  'network.udp': named,
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof networkEvents> {}
}
