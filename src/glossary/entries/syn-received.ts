import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SYN_RECEIVED', zh: '同步收到 SYN_RECEIVED' },
  also: { en: ['SYN-RECEIVED', 'SYN_RCVD', 'SYN_RECV'], zh: [] },
  says: {
    en: 'The state in which a SYN has come and one’s own has been sent, but not yet acknowledged. Tools also call it SYN_RCVD or SYN_RECV.',
    zh: '收到了对方的 SYN、自己的 SYN 也已发出但还没有得到确认的状态。有的工具写作 SYN_RCVD 或 SYN_RECV。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
