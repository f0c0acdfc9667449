import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'don’t fragment', zh: '禁止分片 DF' },
  also: { en: ['DF'], zh: ['不分片'] },
  says: {
    en: 'The bit of the IP header that forbids routers to cut a packet: too long a one is dropped, and its sender hears of it.',
    zh: 'IP 首部中禁止路由器分片的标志位：分组太长就丢弃，并通知发送方。',
  },
  ref: cite(791, '3.1'),
  lesson: 'fragmentation',
};
