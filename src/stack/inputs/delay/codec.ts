import { type InputCodec, instant } from '../codec.ts';
import type { Delay } from './index.ts';

/** `e<at>.<frame>.<µs>` */
export const delayCodec: InputCodec<Delay> = {
  kind: 'delay',
  letter: 'e',
  subject: 'frame',
  form: { fields: { by: instant } },
};
