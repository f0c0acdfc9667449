import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'domain name space', zh: '域名空间' },
  also: { en: ['name space'], zh: ['域名树'] },
  says: {
    en: 'The tree of all domain names. It is read from the leaf to the root.',
    zh: '由所有域名组成的一棵树；书写时从叶子写到根。',
  },
  ref: cite(1034, '3.1'),
  lesson: 'dns-resolver',
};
