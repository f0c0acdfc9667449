import { bytes, count, type InputCodec, maybe, number } from '../codec.ts';
import type { ForgedFrame } from './index.ts';

/** `g<at>.<node>.<card>.<frame check sequence, or nothing>.<bytes>` */
export const forgeCodec: InputCodec<ForgedFrame> = {
  kind: 'forge',
  letter: 'g',
  subject: 'node',
  form: { fields: { nic: count, fcs: maybe(number(0xffffffff)), bytes } },
};
