import { count, type InputCodec, oneOf } from '../codec.ts';
import type { SentSignal } from './index.ts';

/** `s<at>.<node>.<process>.<signal>` */
export const signalCodec: InputCodec<SentSignal> = {
  kind: 'signal',
  letter: 's',
  subject: 'node',
  form: { fields: { process: count, signal: oneOf('HUP', 'INT', 'KILL', 'TERM') } },
};
