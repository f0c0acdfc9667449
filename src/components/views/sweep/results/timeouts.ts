import { timersOf } from '../../../../model/queries.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'timeouts',
  title: { en: 'Timeouts', zh: '超时次数' },
  is: {
    en: 'How often a retransmission timer fired (RFC 6298 §5).',
    zh: '重传定时器到时的次数（RFC 6298 §5）。',
  },
  unit: 'count',
  order: 5,
  of: (run) =>
    timersOf(run).filter(({ layer, name }) => layer === 'tcp' && name === 'retransmission').length,
};
