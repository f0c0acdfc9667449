import { bytes, count, type InputCodec } from '../codec.ts';
import type { ForeignFrame } from './index.ts';

/** `f<at>.<node>.<card>.<bytes>` */
export const frameCodec: InputCodec<ForeignFrame> = {
  kind: 'frame',
  letter: 'f',
  subject: 'node',
  form: { fields: { nic: count, bytes } },
};
