import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'next hop', zh: '下一跳' },
  also: { en: ['gateway', 'default gateway'], zh: ['网关', '默认网关'] },
  says: {
    en: 'The neighbour that a packet is handed to on its way.',
    zh: '分组在途中接下来要交给的那个邻居。',
  },
  ref: cite(1122, '3.3.1'),
  lesson: 'forwarding',
};
