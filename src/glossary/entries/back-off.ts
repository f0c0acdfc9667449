import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'back-off', zh: '退避' },
  also: { en: ['exponential back-off', 'backoff'], zh: ['指数退避'] },
  labels: ['backoff'],
  says: {
    en: 'Doubling the wait after each attempt that failed.',
    zh: '每失败一次，就把等待的时间加倍。',
  },
  ref: cite(6298, 5),
  lesson: 'retransmission',
};
