/** Signals sent by a person. */
import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { signal } from './index.ts';
import { signalForm } from './schema.ts';

export const capability: Capability = {
  id: 'signal',
  inputs: [signal as InputKind],
  forms: { inputs: { signal: signalForm as InputForm } },
};
