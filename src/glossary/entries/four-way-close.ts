import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'four-way close', zh: '四次挥手' },
  also: { en: ['closing handshake'], zh: ['四报文挥手', '挥手'] },
  says: {
    en: 'The exchange that closes a TCP connection in good order, each direction for itself.',
    zh: '有序关闭 TCP 连接的过程；两个方向各自关闭。',
  },
  ref: cite(9293, '3.6'),
  lesson: 'four-way-close',
};
