import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'Nagle algorithm', zh: 'Nagle 算法' },
  also: { en: ['Nagle’s algorithm', 'Nagle'], zh: ['纳格算法'] },
  says: {
    en: 'The rule that a small segment waits as long as earlier data is unacknowledged. TCP_NODELAY switches it off.',
    zh: '一条规则：只要先前的数据还没有被确认，小报文段就先等着。TCP_NODELAY 可以关掉它。',
  },
  ref: cite(9293, '3.7.4'),
  lesson: 'nagle',
};
