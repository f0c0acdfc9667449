import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { duplicate } from './index.ts';
import { duplicateForm } from './schema.ts';

export const capability: Capability = {
  id: 'duplicate',
  inputs: [duplicate as InputKind],
  forms: { inputs: { duplicate: duplicateForm as InputForm } },
};
