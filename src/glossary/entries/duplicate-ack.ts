import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'duplicate ACK', zh: '重复确认' },
  also: { en: ['duplicate acknowledgment', 'dup ACK'], zh: ['重复 ACK'] },
  labels: ['dupAcks'],
  says: {
    en: 'An ACK that says the same as the one before it, though data is outstanding: something has arrived out of order.',
    zh: '还有数据未被确认、内容却与上一个相同的 ACK：说明有报文段越过缺口先到了。',
  },
  ref: cite(5681, 2),
  lesson: 'fast-recovery',
};
