import { type InputCodec, instant } from '../codec.ts';
import type { Duplicate } from './index.ts';

/** `m<at>.<frame>.<µs>` */
export const duplicateCodec: InputCodec<Duplicate> = {
  kind: 'duplicate',
  letter: 'm',
  subject: 'frame',
  form: { fields: { after: instant } },
};
