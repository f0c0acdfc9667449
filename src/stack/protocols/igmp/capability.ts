/** Multicast groups: worlds whose programs join one say so in their needs, or run a querier. */

import { querier } from '../../apps/igmp-querier/querier.ts';
import { querierForm } from '../../apps/igmp-querier/schema.ts';
import type { AppKind } from '../../apps/kind.ts';
import type { Capability } from '../../capability.ts';
import type { IpProtocol } from '../kind.ts';
import { igmpProtocol } from './protocol.ts';

// Whoever knows the capability knows what its files declare.
import './events.ts';

export const capability: Capability = {
  id: 'igmp',
  needs: ['host-services', 'socket-options', 'dgram'],
  ipProtocols: [igmpProtocol as IpProtocol],
  apps: [querier as AppKind],
  forms: { apps: { 'igmp.querier': querierForm } },
};
