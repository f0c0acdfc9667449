import { bytes, type InputCodec } from '../codec.ts';
import type { Arrival } from './index.ts';

/** `a<at>.<node>.<bytes>` */
export const arriveCodec: InputCodec<Arrival> = {
  kind: 'arrive',
  letter: 'a',
  subject: 'node',
  form: { fields: { bytes } },
};
