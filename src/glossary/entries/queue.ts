import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'drop-tail queue', zh: '队列' },
  also: { en: ['drop-tail'], zh: ['尾部丢弃'] },
  says: {
    en: 'Where packets wait in front of a line that is busy. When it is full, what comes next is dropped.',
    zh: '线路正忙时分组排队等候的地方；满了之后，再来的就被丢弃。',
  },
  ref: cite(7567, 2),
  lesson: 'bufferbloat',
};
