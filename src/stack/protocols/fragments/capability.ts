/**
 * Datagrams in pieces. Whoever can send more than a link carries, or can bring a piece from outside, needs
 * it, and so does a router, between whose links the difference lies. TCP alone makes no fragments (RFC 1191).
 */
import type { Capability } from '../../capability.ts';
import type { IpProtocol } from '../kind.ts';
import { fragmentProtocol } from './protocol.ts';

export const capability: Capability = {
  id: 'fragments',
  ipProtocols: [fragmentProtocol as IpProtocol],
};
