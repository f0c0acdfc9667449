import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { delay } from './index.ts';
import { delayForm } from './schema.ts';

export const capability: Capability = {
  id: 'delay',
  inputs: [delay as InputKind],
  forms: { inputs: { delay: delayForm as InputForm } },
};
