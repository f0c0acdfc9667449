import { definePacket } from '../../trace/packets.ts';
import './events.ts';
import { arpOperations } from './header.ts';

/** By the operation alone: what is asked for is not looked at. */
export const arpTitle = (operation: number): string =>
  operation === arpOperations.reply
    ? 'ARP reply'
    : operation === arpOperations.request
      ? 'ARP request'
      : `ARP ${operation}`;

definePacket('arp.sent', {
  protocol: 'arp',
  layer: 'link',
  // What RFC 5227 §1.1 calls a question with no sender, and one about the sender itself.
  title: ({ operation, sender, target }) => {
    if (operation === 'reply') return 'ARP reply';
    if (sender === 0) return 'ARP probe';
    return sender === target ? 'ARP announcement' : 'ARP request';
  },
});
