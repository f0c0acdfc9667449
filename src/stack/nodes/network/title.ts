/** What a packet from the network outside is called. */
import { definePacket } from '../../trace/packets.ts';
import './events.ts';

definePacket('network.frame', { protocol: 'other', layer: 'link', title: ({ name }) => name });
definePacket('network.arp', { protocol: 'arp', layer: 'link', title: ({ name }) => name });
definePacket('network.ip', { protocol: 'ipv4', layer: 'network', title: ({ name }) => name });
definePacket('network.icmp', { protocol: 'icmp', layer: 'network', title: ({ name }) => name });
definePacket('network.udp', { protocol: 'udp', layer: 'transport', title: ({ name }) => name });
