import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'forwarding', zh: '转发' },
  says: {
    en: 'Passing a packet on by the routing table. Making that table is routing, which is something else.',
    zh: '按照路由表把分组送往下一站。而生成路由表，叫作路由选择，那是另一回事。',
  },
  ref: cite(1812, '5.2.1.2'),
  lesson: 'forwarding',
};
