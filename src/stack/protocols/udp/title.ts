import { definePacket } from '../../trace/packets.ts';
import './events.ts';

definePacket('udp.sent', { protocol: 'udp', layer: 'transport', title: () => 'UDP' });
