import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'MX', zh: '邮件交换 MX' },
  says: {
    en: 'The record that says which host takes the mail of a domain.',
    zh: '说明某个域的邮件由哪台主机接收的记录。',
  },
  ref: cite(1035, '3.3.9'),
  lesson: 'dns-messages',
};
