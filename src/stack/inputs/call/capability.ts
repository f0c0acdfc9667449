/** Socket calls made by hand. */
import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { call } from './index.ts';
import { callForm } from './schema.ts';

export const capability: Capability = {
  id: 'call',
  inputs: [call as InputKind],
  forms: { inputs: { call: callForm as InputForm } },
};
