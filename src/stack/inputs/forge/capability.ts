/** Frames that a learner has put together. */
import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { forge } from './index.ts';
import { forgeForm } from './schema.ts';

export const capability: Capability = {
  id: 'forge',
  // It may be an echo request, or a piece of a datagram.
  needs: ['whole-icmp', 'fragments'],
  inputs: [forge as InputKind],
  forms: { inputs: { forge: forgeForm as InputForm } },
};
