import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'FIN_WAIT_2', zh: '终止等待 2 FIN_WAIT_2' },
  also: { en: ['FIN-WAIT-2'], zh: [] },
  says: {
    en: 'The state after this side’s FIN has been acknowledged, while the peer’s stream is still open.',
    zh: '这一端的 FIN 已被确认、而对方的数据流还开着的状态。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
