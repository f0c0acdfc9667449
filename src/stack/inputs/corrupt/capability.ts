import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { corrupt } from './index.ts';
import { corruptForm } from './schema.ts';

export const capability: Capability = {
  id: 'corrupt',
  inputs: [corrupt as InputKind],
  forms: { inputs: { corrupt: corruptForm as InputForm } },
};
