import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ACK', zh: '确认 ACK' },
  also: { en: ['acknowledgment', 'acknowledgement'], zh: ['确认标志'] },
  says: {
    en: 'The flag that says the acknowledgment number counts; also a segment that is sent for its sake.',
    zh: '表示确认号有效的标志；为了确认而发出的报文段，也叫 ACK。',
  },
  ref: cite(9293, '3.1'),
  lesson: 'seq-ack',
};
