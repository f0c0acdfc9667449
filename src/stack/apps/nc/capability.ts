import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { nc } from './nc.ts';
import { ncForm } from './schema.ts';

export const capability: Capability = {
  id: 'nc',
  apps: [nc as AppKind],
  forms: { apps: { nc: ncForm } },
};
