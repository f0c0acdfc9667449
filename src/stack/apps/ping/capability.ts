import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { ping } from './ping.ts';
import { pingForm } from './schema.ts';

export const capability: Capability = {
  id: 'ping',
  apps: [ping as AppKind],
  forms: { apps: { ping: pingForm } },
};
