import { type InputCodec, number } from '../codec.ts';
import type { Away } from './index.ts';

/** `z<at>.<node>.<lasted>` */
export const awayCodec: InputCodec<Away> = {
  kind: 'away',
  letter: 'z',
  subject: 'node',
  form: { fields: { lasted: number(Number.MAX_SAFE_INTEGER) } },
};
