import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'congestion avoidance', zh: '拥塞避免' },
  says: {
    en: 'Above ssthresh, cwnd grows by about one segment each round trip.',
    zh: '超过慢启动门限之后，拥塞窗口每个往返时间只增加大约一个报文段。',
  },
  ref: cite(5681, '3.1'),
  lesson: 'slow-start',
};
