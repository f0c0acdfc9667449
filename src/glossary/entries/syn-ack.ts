import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SYN-ACK', zh: 'SYN-ACK' },
  also: { en: ['SYN,ACK', 'SYN, ACK'], zh: ['SYN+ACK'] },
  says: {
    en: 'A segment with both flags: it acknowledges the other side’s SYN and brings the sender’s own.',
    zh: '两个标志都置位的报文段：确认对方的 SYN，同时带上自己的 SYN。',
  },
  ref: cite(9293, '3.5'),
  lesson: 'three-way-handshake',
};
