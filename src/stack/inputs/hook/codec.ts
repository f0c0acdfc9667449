import { type InputCodec, plain, words } from '../codec.ts';
import type { HookChange } from './index.ts';

/** `h<at>.<node>.<hook>.<change>` */
export const hookCodec: InputCodec<HookChange> = {
  kind: 'hook',
  letter: 'h',
  subject: 'node',
  form: { fields: { hook: words, change: plain } },
};
