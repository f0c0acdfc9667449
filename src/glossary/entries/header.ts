import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'header', zh: '首部' },
  also: { en: [], zh: ['头'] },
  says: {
    en: 'The fields that a protocol puts in front of the data it carries.',
    zh: '协议加在所运载的数据前面的那些字段。',
  },
  ref: cite(9293, '3.1'),
  lesson: 'layers',
};
