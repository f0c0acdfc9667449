import { type InputCodec, number } from '../codec.ts';
import type { Away } from './index.ts';

/** `y<at>.<node>.<lasted>` */
export const awayCodec: InputCodec<Away> = {
  kind: 'away',
  letter: 'y',
  subject: 'node',
  form: { fields: { lasted: number(Number.MAX_SAFE_INTEGER) } },
};
