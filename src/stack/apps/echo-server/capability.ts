import type { Capability } from '../../capability.ts';
import { echoServer } from './echo-server.ts';

export const capability: Capability = { id: echoServer.id, apps: [echoServer] };
