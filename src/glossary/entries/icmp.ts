import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ICMP', zh: '网际控制报文协议 ICMP' },
  also: { en: [], zh: ['ICMP 差错报告'] },
  says: {
    en: 'The protocol by which hosts and routers tell each other about IP: that a packet could not be delivered, or an echo.',
    zh: '主机和路由器之间通报 IP 情况的协议：分组无法交付，或者回送请求与回答。',
  },
  ref: cite(792, ''),
  lesson: 'ping',
};
