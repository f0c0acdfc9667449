/** A packet hook of a host, changed while it runs. */
import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { hook } from './index.ts';
import { hookChangeForm } from './schema.ts';

export const capability: Capability = {
  id: 'hook',
  inputs: [hook as InputKind],
  forms: { inputs: { hook: hookChangeForm as InputForm } },
};
