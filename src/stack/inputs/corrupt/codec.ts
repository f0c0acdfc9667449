import { type InputCodec, size } from '../codec.ts';
import type { Corrupt } from './index.ts';

/** `b<at>.<frame>.<bit>` */
export const corruptCodec: InputCodec<Corrupt> = {
  kind: 'corrupt',
  letter: 'b',
  subject: 'frame',
  form: { fields: { bit: size } },
};
