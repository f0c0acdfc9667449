import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { discard } from './discard.ts';
import { discardForm } from './schema.ts';

export const capability: Capability = {
  id: 'discard',
  apps: [discard as AppKind],
  forms: { apps: { discard: discardForm } },
};
