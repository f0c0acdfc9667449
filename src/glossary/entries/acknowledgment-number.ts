import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'acknowledgment number', zh: '确认号' },
  also: { en: ['acknowledgement number'], zh: [] },
  labels: ['ack'],
  says: {
    en: 'The next sequence number that the receiver expects: everything before it has arrived.',
    zh: '接收方期望收到的下一个序号：在它之前的全部字节都已收到。',
  },
  ref: cite(9293, '3.4'),
  lesson: 'seq-ack',
};
