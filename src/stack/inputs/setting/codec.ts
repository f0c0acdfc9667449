import { type InputCodec, option, words } from '../codec.ts';
import type { SettingChange } from './index.ts';

/** `k<at>.<node>.<name>.<value>` */
export const settingCodec: InputCodec<SettingChange> = {
  kind: 'setting',
  letter: 'k',
  subject: 'node',
  form: { fields: { name: words, value: option } },
};
