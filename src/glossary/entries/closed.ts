import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'CLOSED', zh: '关闭 CLOSED' },
  says: {
    en: 'No state at all, strictly: there is no record of a connection.',
    zh: '严格地说并不是一种状态：没有任何关于连接的记录。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
