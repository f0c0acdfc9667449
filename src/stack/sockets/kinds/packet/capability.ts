import type { Capability } from '../../../capability.ts';
import { packetSockets } from './packet.ts';

/** A frame that a program makes may carry UDP or an echo, which somebody has to answer. */
export const capability: Capability = {
  id: 'packet',
  sockets: [packetSockets],
  needs: ['host-services', 'dgram', 'whole-icmp'],
};
