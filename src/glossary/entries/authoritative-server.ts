import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'authoritative server', zh: '权威域名服务器' },
  also: { en: ['authoritative'], zh: ['权威服务器'] },
  says: {
    en: 'A server that answers for its own zones from what it was given, not from a cache.',
    zh: '用自己掌握的资料、而不是用缓存来回答本区查询的服务器。',
  },
  ref: cite(9499, 6),
  lesson: 'dns-resolver',
};
