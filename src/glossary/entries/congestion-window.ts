import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'congestion window', zh: '拥塞窗口' },
  also: { en: ['cwnd'], zh: ['拥塞窗口 cwnd'] },
  labels: ['cwnd'],
  says: {
    en: 'How many bytes the sender trusts the network with at a time. It is the sender’s own estimate; nobody announces it.',
    zh: '发送方认为网络一次承受得起多少在途字节；这是它自己的估计，没有谁会通告。',
  },
  ref: cite(5681, 2),
  lesson: 'slow-start',
};
