import { count, type InputCodec, words } from '../codec.ts';
import type { TypedLine } from './index.ts';

/** `t<at>.<node>.<process>.<line>` */
export const typeCodec: InputCodec<TypedLine> = {
  kind: 'type',
  letter: 't',
  subject: 'node',
  form: { fields: { process: count, line: words } },
};
