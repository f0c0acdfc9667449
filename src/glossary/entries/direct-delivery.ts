import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'direct delivery', zh: '直接交付' },
  also: { en: ['indirect delivery'], zh: ['间接交付'] },
  says: {
    en: 'Direct: the destination is a neighbour on the link. Indirect: a router is, which passes the packet on.',
    zh: '目的主机就在同一条链路上，是直接交付；要先交给路由器再转发，是间接交付。',
  },
  ref: cite(1122, '3.3.1'),
  lesson: 'forwarding',
};
