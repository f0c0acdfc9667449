import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'URG', zh: '紧急 URG' },
  also: { en: ['urgent pointer', 'urgent data'], zh: ['紧急指针', '紧急数据'] },
  says: {
    en: 'The flag that says the urgent pointer counts: urgent data in the stream ends there. New programs do not use it.',
    zh: '表示紧急指针有效的标志：字节流中的紧急数据到此为止。新程序不应再使用。',
  },
  ref: cite(9293, '3.8.5'),
  lesson: 'tcp-header',
};
