/** All of ICMP. Whatever can make a packet that is not TCP’s needs it, and routers. */
import type { Capability } from '../../../capability.ts';
import { hostIcmp } from './whole-icmp.ts';

export const capability: Capability = { id: 'whole-icmp', ipProtocols: [hostIcmp] };
