import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'timer', zh: '定时器' },
  also: { en: [], zh: ['计时器'] },
  says: {
    en: 'An appointment of the stack with itself: at that instant something is done, unless it has been called off.',
    zh: '协议栈给自己定的时间：到时就做某件事，除非在那之前取消。',
  },
  ref: cite(9293, '3.10.8'),
  lesson: 'timers',
};
