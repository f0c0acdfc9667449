import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { httpServer } from './http-server.ts';
import { httpServerForm } from './schema.ts';

export const capability: Capability = {
  id: httpServer.id,
  needs: ['http'],
  apps: [httpServer as AppKind],
  forms: { apps: { [httpServer.id]: httpServerForm } },
};
