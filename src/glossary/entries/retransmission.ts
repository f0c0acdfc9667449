import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'retransmission', zh: '重传' },
  also: { en: ['retransmit'], zh: ['超时重传'] },
  says: {
    en: 'Sending the same sequence numbers once more, because they seem to be lost.',
    zh: '认为某些字节丢了，于是把同样的序号再发一次。',
  },
  ref: cite(9293, '3.8.1'),
  lesson: 'retransmission',
};
