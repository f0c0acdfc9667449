import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'retransmission timer', zh: '重传定时器' },
  also: { en: [], zh: ['重传计时器'] },
  says: {
    en: 'The timer that runs while something is unacknowledged. When it goes off, the oldest is sent again.',
    zh: '只要还有未被确认的内容就在走的定时器；一到时，就重传其中最早的部分。',
  },
  ref: cite(6298, 5),
  lesson: 'retransmission',
};
