/** Whoever asks: dig. Worlds with a program called `dns.…` fetch it; servers have capabilities of their own. */
import { dig } from '../../apps/dig/dig.ts';
import { digForm } from '../../apps/dig/schema.ts';
import type { AppKind } from '../../apps/kind.ts';
import type { Capability } from '../../capability.ts';

export const capability: Capability = {
  id: 'dns',
  apps: [dig] as AppKind[],
  forms: { apps: { [dig.id]: digForm } },
};
