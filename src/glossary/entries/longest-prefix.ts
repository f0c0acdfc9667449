import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'longest prefix', zh: '最长前缀匹配' },
  also: { en: ['longest match', 'longest-prefix match'], zh: ['最长前缀'] },
  says: {
    en: 'The rule by which a route is chosen: of all that fit, the one that says the most about the address.',
    zh: '选择路由的规则：在所有匹配的路由里，取前缀最长的那一条。',
  },
  ref: cite(4632, '5.1'),
  lesson: 'forwarding',
};
