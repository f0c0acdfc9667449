import type { Capability } from '../../../capability.ts';
import { routeSockets } from './route.ts';

export const capability: Capability = {
  id: 'route',
  sockets: [routeSockets],
  needs: ['host-services'],
};
