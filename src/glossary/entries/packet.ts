import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'packet', zh: '分组' },
  also: { en: [], zh: ['包'] },
  says: {
    en: 'What the network layer hands to the link: an IP header and data. Loosely also any unit, whatever the layer.',
    zh: '网络层交给链路层的一整块数据：IP 首部加数据。泛指时也不论哪一层。',
  },
  ref: cite(1122, '1.3.3'),
  lesson: 'layers',
};
