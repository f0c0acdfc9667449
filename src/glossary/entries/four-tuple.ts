import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'four-tuple', zh: '四元组' },
  also: { en: ['4-tuple'], zh: ['套接字对'] },
  says: {
    en: 'The two addresses and two ports of a TCP connection. Together they name it; no two connections at the same time have the same.',
    zh: 'TCP 连接两端的两个地址和两个端口，合起来就是这个连接的名字；同一时刻没有两个连接的四元组相同。',
  },
  ref: cite(9293, '3.4.1'),
  lesson: 'ports',
};
