import { bytes, flag, type InputCodec } from '../codec.ts';
import type { Reseed } from './index.ts';

/** `n<at>.<node>.<secret>.<key>` */
export const reseedCodec: InputCodec<Reseed> = {
  kind: 'reseed',
  letter: 'n',
  subject: 'node',
  form: { fields: { secret: flag, key: bytes } },
};
