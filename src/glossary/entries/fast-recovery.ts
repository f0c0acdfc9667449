import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'fast recovery', zh: '快恢复' },
  says: {
    en: 'What a sender does from a fast retransmit until the loss is repaired: it goes on with about half, instead of starting anew.',
    zh: '从快重传开始、到丢失补齐为止的阶段：发送方以大约一半的窗口继续，而不是从头来过。',
  },
  ref: cite(5681, '3.2'),
  lesson: 'fast-recovery',
};
