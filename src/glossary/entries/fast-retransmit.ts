import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'fast retransmit', zh: '快重传' },
  says: {
    en: 'Sending again after the third duplicate ACK, without waiting for the timer.',
    zh: '收到第三个重复确认就立即重传，不等定时器到时。',
  },
  ref: cite(5681, '3.2'),
  lesson: 'fast-recovery',
};
