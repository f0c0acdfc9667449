import { type BodiesOf, defineEvents, int, u32 } from '../../trace/schema.ts';

export const icmpEvents = defineEvents(112, {
  'icmp.sent': { type: int, code: int, src: u32, dst: u32 },
  'icmp.received': { type: int, code: int, src: u32, dst: u32 },
});

export interface IcmpIgnoredReasons {
  'icmp-truncated': true;
  'icmp-checksum': true;
  'icmp-doubtful': true;
  'redirect-doubtful': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof icmpEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends IcmpIgnoredReasons {}
}
