import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'RCV.NXT', zh: '期望收到的下一个序号 RCV.NXT' },
  labels: ['rcvNxt', 'rcv.nxt'],
  says: {
    en: 'The sequence number that the receiver expects next; its ACKs carry it.',
    zh: '接收方期望收到的下一个序号；它发出的 ACK 里写的就是这个数。',
  },
  ref: cite(9293, '3.3.1'),
  lesson: 'sliding-window',
};
