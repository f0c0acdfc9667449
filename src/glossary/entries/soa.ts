import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SOA', zh: '起始授权 SOA' },
  says: {
    en: 'The record at the head of a zone: who keeps it, its serial number, and for how long a “no” may be kept.',
    zh: '一个区开头的记录：由谁维护、版本多少、否定回答可以缓存多久。',
  },
  ref: cite(1035, '3.3.13'),
  lesson: 'dns-messages',
};
