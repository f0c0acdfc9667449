import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'FIN', zh: '终止 FIN' },
  also: { en: [], zh: ['终止标志'] },
  says: {
    en: 'The flag that says: the sender’s stream of data ends here.',
    zh: '表示“发送方的数据流到此结束”的标志。',
  },
  ref: cite(9293, '3.1'),
  lesson: 'four-way-close',
};
