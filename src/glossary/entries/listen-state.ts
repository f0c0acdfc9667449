import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'LISTEN', zh: '监听 LISTEN' },
  says: {
    en: 'The state of a socket that waits for somebody to call.',
    zh: '套接字等待别人来连接时所处的状态。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
