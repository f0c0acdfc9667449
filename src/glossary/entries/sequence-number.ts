import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'sequence number', zh: '序号' },
  labels: ['seq'],
  says: {
    en: 'The number of a byte in one direction’s stream. A segment carries that of its first byte.',
    zh: '一个方向的字节流中每个字节的号码；报文段首部里写的是它第一个字节的序号。',
  },
  ref: cite(9293, '3.4'),
  lesson: 'seq-ack',
};
