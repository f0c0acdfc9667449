import { type BodiesOf, defineEvents, text, u32 } from '../../trace/schema.ts';

export const arpEvents = defineEvents(80, {
  'arp.sent': { operation: text<'request' | 'reply'>(), sender: u32, target: u32 },
  'arp.received': { operation: text<'request' | 'reply'>(), sender: u32, target: u32 },
});

export interface ArpIgnoreReasons {
  'arp-format': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof arpEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoreReasons extends ArpIgnoreReasons {}
  interface CacheTables {
    arp: true;
  }
}
