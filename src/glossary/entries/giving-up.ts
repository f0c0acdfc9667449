import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'R1', zh: '放弃重传的门限 R1、R2' },
  also: { en: ['R2'], zh: ['重传次数门限'] },
  says: {
    en: 'Two limits to how long a segment is sent again: at R1 the stack looks for another way, at R2 it gives the connection up.',
    zh: '重传的两个限度：到 R1 时协议栈设法另找出路，到 R2 时放弃这个连接。',
  },
  ref: cite(9293, '3.8.3'),
  lesson: 'retransmission',
};
