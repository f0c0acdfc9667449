import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'router', zh: '路由器' },
  says: {
    en: 'A node that takes in packets which are not for it, and passes them on towards their destination.',
    zh: '收下并非发给自己的分组、再朝目的地送出去的节点。',
  },
  ref: cite(1122, '1.1.2'),
  lesson: 'forwarding',
};
