import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'LAST_ACK', zh: '最后确认 LAST_ACK' },
  also: { en: ['LAST-ACK'], zh: [] },
  says: {
    en: 'The state of the side that closed second: its FIN is sent and not yet acknowledged.',
    zh: '后关闭的一方所处的状态：自己的 FIN 已经发出，还没有得到确认。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
