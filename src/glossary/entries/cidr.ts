import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'CIDR', zh: '无分类编址 CIDR' },
  also: { en: ['classless addressing'], zh: ['无分类编址'] },
  says: {
    en: 'Networks of any prefix length, in place of the classes A, B and C.',
    zh: '前缀长度可以任意取的编址方法，取代了 A、B、C 类地址。',
  },
  ref: cite(4632, '3.1'),
  lesson: 'addresses-and-masks',
};
