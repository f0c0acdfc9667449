/** A host's settings, changed while it runs. */
import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { setting } from './index.ts';
import { settingForm } from './schema.ts';

export const capability: Capability = {
  id: 'setting',
  inputs: [setting as InputKind],
  forms: { inputs: { setting: settingForm as InputForm } },
};
