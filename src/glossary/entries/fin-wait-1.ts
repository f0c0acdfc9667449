import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'FIN_WAIT_1', zh: '终止等待 1 FIN_WAIT_1' },
  also: { en: ['FIN-WAIT-1'], zh: [] },
  says: {
    en: 'The state after this side’s FIN was sent first, and before it is acknowledged.',
    zh: '这一端先发出了 FIN、还没有得到确认的状态。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
