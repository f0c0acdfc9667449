import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'referral', zh: '转介' },
  also: { en: ['delegation'], zh: ['委派'] },
  says: {
    en: 'An answer that names the servers of a zone further down, instead of the answer itself.',
    zh: '不直接给出答案，而是指出下级区由哪些服务器负责的回答。',
  },
  ref: cite(1034, '4.3.1'),
  lesson: 'dns-resolver',
};
