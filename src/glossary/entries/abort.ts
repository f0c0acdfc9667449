import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ABORT', zh: '异常终止' },
  also: { en: ['abort'], zh: [] },
  says: {
    en: 'Ending a connection with a RST instead of a FIN: what is under way is lost.',
    zh: '不用 FIN 而用 RST 结束连接：还在途中的内容全部作废。',
  },
  ref: cite(9293, '3.10.5'),
  lesson: 'rst',
};
