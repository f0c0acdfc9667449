import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'multicast', zh: '组播' },
  also: { en: [], zh: ['多播'] },
  says: {
    en: 'A frame or packet for all who have joined a group.',
    zh: '发给加入了某个组的所有主机的帧或分组。',
  },
  ref: cite(1112, 4),
  lesson: 'igmp',
};
