import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { curl } from './curl.ts';
import { curlForm } from './schema.ts';

export const capability: Capability = {
  id: curl.id,
  needs: ['http'],
  apps: [curl as AppKind],
  forms: { apps: { [curl.id]: curlForm } },
};
