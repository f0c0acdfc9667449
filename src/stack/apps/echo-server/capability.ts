import type { Capability } from '../../capability.ts';
import { echoServer } from './echo-server.ts';
import { echoServerForm } from './schema.ts';

export const capability: Capability = {
  id: echoServer.id,
  apps: [echoServer],
  forms: { apps: { [echoServer.id]: echoServerForm } },
};
