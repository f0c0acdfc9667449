import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'path MTU', zh: '路径 MTU' },
  also: { en: ['PMTU', 'path MTU discovery'], zh: ['路径 MTU 发现'] },
  says: {
    en: 'The smallest MTU on the way to a destination. A host learns it from the ICMP messages of routers that could not pass a packet on.',
    zh: '到目的地沿途最小的 MTU。分组太长而无法转发时，路由器会用 ICMP 告知主机。',
  },
  ref: cite(1191, 2),
  lesson: 'fragmentation',
};
