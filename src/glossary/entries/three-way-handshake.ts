import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'three-way handshake', zh: '三次握手' },
  also: { en: ['handshake'], zh: ['三报文握手', '握手'] },
  says: {
    en: 'The exchange that opens a TCP connection: each side sends its initial sequence number and learns that the other has received it.',
    zh: '建立 TCP 连接的过程：双方各自发出初始序号，并得知对方已经收到。',
  },
  ref: cite(9293, '3.4.1'),
  lesson: 'three-way-handshake',
};
