import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'out of order', zh: '乱序' },
  also: { en: ['out-of-order'], zh: ['失序'] },
  says: {
    en: 'Arrived while something before it is still missing. It is kept, and delivered when the gap is closed.',
    zh: '前面还有缺口就先到了。先存着，等缺口补上再交付。',
  },
  ref: cite(9293, '3.10.7.4'),
  lesson: 'sack',
};
