import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'UDP', zh: '用户数据报协议 UDP' },
  also: { en: ['User Datagram Protocol'], zh: [] },
  says: {
    en: 'The protocol that adds ports and a checksum to IP, and nothing else: each datagram goes by itself.',
    zh: '只在 IP 之上加了端口和校验和的协议：每个数据报各走各的，没有连接。',
  },
  ref: cite(768, ''),
  lesson: 'udp',
};
