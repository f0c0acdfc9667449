import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'slow start threshold', zh: '慢启动门限' },
  also: { en: ['ssthresh'], zh: ['慢开始门限'] },
  labels: ['ssthresh'],
  says: {
    en: 'The size of cwnd at which slow start ends and congestion avoidance begins.',
    zh: '拥塞窗口长到这个值，慢启动就结束，转入拥塞避免。',
  },
  ref: cite(5681, '3.1'),
  lesson: 'slow-start',
};
