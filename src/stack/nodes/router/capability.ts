/** The router: worlds that have one fetch it. */
import type { Capability } from '../../capability.ts';
import type { NodeKind } from '../kind.ts';
import { router } from './index.ts';
import { routerNodeForm } from './schema.ts';

export const capability: Capability = {
  id: 'router',
  // A redirect changes a host’s routes; its links may carry less than what comes in.
  needs: ['host-services', 'whole-icmp', 'fragments'],
  nodes: [router as unknown as NodeKind],
  forms: { nodes: { router: routerNodeForm } },
};
