import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'MTU', zh: '最大传送单元 MTU' },
  also: { en: ['maximum transmission unit'], zh: ['最大传输单元'] },
  says: {
    en: 'The longest IP packet that a link carries in one piece: 1500 bytes on Ethernet.',
    zh: '一条链路能整块运送的最长 IP 分组；以太网是 1500 字节。',
  },
  ref: cite(1122, '1.3.3'),
  lesson: 'fragmentation',
};
