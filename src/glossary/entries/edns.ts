import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'EDNS', zh: 'DNS 扩展机制 EDNS' },
  also: { en: ['EDNS0', 'OPT'], zh: [] },
  says: {
    en: 'An extension of DNS: a record OPT in which a resolver says, among other things, how long an answer it can take.',
    zh: 'DNS 的扩展机制：用一条 OPT 记录说明，例如自己能接收多长的回答。',
  },
  ref: cite(6891, '6.1'),
  lesson: 'dns-messages',
};
