import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'D-SACK', zh: '重复选择确认 D-SACK' },
  also: { en: ['DSACK'], zh: [] },
  says: {
    en: 'A SACK block that reports what has arrived twice.',
    zh: '报告“这些字节收到了两遍”的 SACK 块。',
  },
  ref: cite(2883, 4),
  lesson: 'sack',
};
