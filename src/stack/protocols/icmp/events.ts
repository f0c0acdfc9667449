import { type BodiesOf, defineEvents, int, u32 } from '../../trace/schema.ts';

export const icmpEvents = defineEvents(112, {
  'icmp.sent': { type: int, code: int, src: u32, dst: u32 },
  'icmp.received': { type: int, code: int, src: u32, dst: u32 },
});

export interface IcmpIgnoreReasons {
  'icmp-truncated': true;
  'icmp-checksum': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof icmpEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoreReasons extends IcmpIgnoreReasons {}
}
