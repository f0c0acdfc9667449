import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'sliding window', zh: '滑动窗口' },
  also: { en: [], zh: ['前沿', '后沿'] },
  says: {
    en: 'The range of sequence numbers that may be on their way now. Its left edge moves on with what is acknowledged, its right edge with what the receiver allows.',
    zh: '当前允许在途的序号范围：后沿随确认前移，前沿随接收方的许可前移。',
  },
  ref: cite(9293, '3.3.1'),
  lesson: 'sliding-window',
};
