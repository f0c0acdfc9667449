import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { browser } from './browser.ts';
import { browserForm } from './schema.ts';

export const capability: Capability = {
  id: 'browser',
  apps: [browser as AppKind],
  forms: { apps: { browser: browserForm } },
};
