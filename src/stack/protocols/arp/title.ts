import { definePacket } from '../../trace/packets.ts';
import './events.ts';

definePacket('arp.sent', {
  protocol: 'arp',
  layer: 'link',
  title: (event) => `ARP ${event.operation}`,
});
