import type { Capability } from '../../../capability.ts';
import { icmpSockets } from './icmp.ts';

/** A raw socket takes what arrives for it. */
export const capability: Capability = { id: 'icmp', sockets: [icmpSockets], needs: ['raw'] };
