/** The host by hand: worlds that have one fetch it. */
import type { Capability } from '../../capability.ts';
import type { NodeKind } from '../kind.ts';
import { byHand } from './index.ts';
import { byHandForm } from './schema.ts';

export const capability: Capability = {
  id: 'by-hand',
  // Its frames may hold ICMP.
  needs: ['whole-icmp'],
  nodes: [byHand as NodeKind],
  forms: { nodes: { 'by-hand': byHandForm } },
};
