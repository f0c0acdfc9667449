import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'CLOSING', zh: '正在关闭 CLOSING' },
  says: {
    en: 'The state in which both FINs have crossed and this side’s is not yet acknowledged.',
    zh: '双方的 FIN 在途中交错、自己的 FIN 还没有得到确认的状态。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'simultaneous',
};
