import { definePacket } from '../../trace/packets.ts';
import './events.ts';

definePacket('traceroute.sent', {
  protocol: 'traceroute',
  layer: 'application',
  colour: ({ by }) => (by === 'icmp' ? 'network' : 'transport'),
  title: ({ ttl, by }) => `${by === 'udp' ? 'UDP' : 'ICMP echo'} TTL ${ttl}`,
});
