import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { tracerouteForm } from './schema.ts';
import { traceroute } from './traceroute.ts';

export const capability: Capability = {
  id: 'traceroute',
  apps: [traceroute as AppKind],
  forms: { apps: { traceroute: tracerouteForm } },
};
