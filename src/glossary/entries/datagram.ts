import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'datagram', zh: '数据报' },
  also: { en: ['IP datagram', 'UDP datagram'], zh: ['IP 数据报', '用户数据报'] },
  says: {
    en: 'A message that carries all it needs to reach its destination; IP and UDP send such.',
    zh: '自带到达目的地所需的全部信息的报文；IP 和 UDP 发送的就是这样的单位。',
  },
  ref: cite(1122, '1.3.3'),
  lesson: 'layers',
};
