import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'persist timer', zh: '坚持定时器' },
  also: { en: [], zh: ['持续计时器'] },
  says: {
    en: 'The timer that sends the probes while the peer’s window is zero.',
    zh: '对方窗口为零期间，负责定时发出探测的定时器。',
  },
  ref: cite(9293, '3.8.6.1'),
  lesson: 'flow-control',
};
