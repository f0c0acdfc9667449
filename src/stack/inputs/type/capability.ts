/** Lines typed at a terminal. */
import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { type } from './index.ts';
import { typeForm } from './schema.ts';

export const capability: Capability = {
  id: 'type',
  inputs: [type as InputKind],
  forms: { inputs: { type: typeForm as InputForm } },
};
