import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ESTABLISHED', zh: '已建立 ESTABLISHED' },
  says: {
    en: 'The state in which data flows, at least as far as this end knows.',
    zh: '可以传送数据的状态，至少这一端是这样认为的。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
