/** What a packet of the firewall's own is called. */
import { definePacket } from '../../trace/packets.ts';
import './events.ts';

definePacket('firewall.reset', { protocol: 'tcp', layer: 'transport', title: () => 'RST' });
