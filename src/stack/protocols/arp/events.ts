import { fixTexts } from '../../trace/intern.ts';
import { type BodiesOf, defineEvents, text, u32 } from '../../trace/schema.ts';

/** What an ARP message that arrived asks for: the two of RFC 826, or the number of another. */
export type ArpOperation = 'request' | 'reply' | `operation ${number}`;

export const arpEvents = defineEvents(80, {
  'arp.sent': { operation: text<'request' | 'reply'>(), sender: u32, target: u32 },
  'arp.received': { operation: text<ArpOperation>(), sender: u32, target: u32 },
});

export interface ArpIgnoredReasons {
  'arp-format': true;
  'arp-sender-mac': true;
  'arp-sender-ip': true;
  'arp-conflict': true;
  'arp-static': true;
  'arp-queue-full': true;
  'neighbour-unreachable': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof arpEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends ArpIgnoredReasons {}
  interface CacheTables {
    arp: true;
  }
}

fixTexts(3, ['arp']);
