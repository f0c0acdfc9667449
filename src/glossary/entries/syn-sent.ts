import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SYN_SENT', zh: '同步已发送 SYN_SENT' },
  also: { en: ['SYN-SENT'], zh: [] },
  says: {
    en: 'The state after one’s own SYN has been sent: the answer is awaited.',
    zh: '已经发出自己的 SYN、正在等待回答的状态。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
