/** Datagram sockets, and with them UDP. A world in which nobody sends a datagram does without. */
import type { Capability } from '../../../capability.ts';
import { udpProtocol } from '../../../protocols/udp/protocol.ts';
import { datagramSockets } from './dgram.ts';

export const capability: Capability = {
  id: 'dgram',
  sockets: [datagramSockets],
  ipProtocols: [udpProtocol],
  // Its datagrams may be longer than a link's MTU, or for a port that nobody has.
  needs: ['fragments', 'whole-icmp'],
};
