/** What packet and route sockets need of their host. They name it, so a world that has them fetches it. */
import type { Capability } from '../../../capability.ts';
import { hostServices } from './services.ts';

export const capability: Capability = { id: 'host-services', services: hostServices };
