import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { script } from './run.ts';
import { scriptForm } from './schema.ts';

export const capability: Capability = {
  id: 'script',
  apps: [script as AppKind],
  forms: { apps: { script: scriptForm } },
};
