import type { InputCodec } from '../codec.ts';
import type { Drop } from './index.ts';

/** `d<at>.<frame>` */
export const dropCodec: InputCodec<Drop> = {
  kind: 'drop',
  letter: 'd',
  subject: 'frame',
  form: { fields: {} },
};
