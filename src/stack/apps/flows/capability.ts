import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { flows } from './flows.ts';
import { flowsForm, sinkForm } from './schema.ts';
import { sink } from './sink.ts';

// Whoever knows the capability knows what its files declare.
import './flows.ts';

export const capability: Capability = {
  id: 'flows',
  apps: [flows as AppKind, sink as AppKind],
  forms: { apps: { flows: flowsForm, 'flows.sink': sinkForm } },
};
