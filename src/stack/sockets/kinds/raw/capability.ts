import type { Capability } from '../../../capability.ts';
import { rawSockets } from './raw.ts';

/** What is sent raw may be UDP or an echo, which somebody has to answer. */
export const capability: Capability = {
  id: 'raw',
  sockets: [rawSockets],
  needs: ['dgram', 'whole-icmp'],
};
