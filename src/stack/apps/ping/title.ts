import { definePacket } from '../../trace/packets.ts';
import './events.ts';

definePacket('ping.sent', {
  protocol: 'ping',
  layer: 'application',
  // RFC 792: ICMP is an integral part of IP.
  colour: () => 'network',
  title: ({ sequence }) => `ICMP echo ${sequence}`,
});
