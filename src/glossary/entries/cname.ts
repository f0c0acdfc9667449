import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'CNAME', zh: '规范名 CNAME' },
  also: { en: [], zh: ['别名记录'] },
  says: {
    en: 'A record that says: this name is only another name for that one; look there.',
    zh: '说明“这个名字只是另一个名字的别名，请去查那个”的记录。',
  },
  ref: cite(1035, '3.3.1'),
  lesson: 'dns-messages',
};
