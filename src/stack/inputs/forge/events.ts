/**
 * A learner put a frame together. The event stands for the packet in it, as `segment.sent` does for a
 * segment that TCP made: pictures read from it whose packet it is, and what it is called.
 */
import { type BodiesOf, defineEvents, int, u32 } from '../../trace/schema.ts';

export const forgeEvents = defineEvents(1216, {
  'forged.frame': { etherType: int },
  'forged.arp': { operation: int },
  'forged.ip': { protocol: int },
  'forged.icmp': { type: int },
  'forged.udp': { dstPort: int },
  'forged.tcp': { seq: u32, ack: u32, flags: int },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof forgeEvents> {}
}
