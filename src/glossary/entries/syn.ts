import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SYN', zh: '同步 SYN' },
  also: { en: [], zh: ['同步标志'] },
  says: {
    en: 'The flag of a segment that opens a connection: its sequence number is the sender’s first.',
    zh: '打开连接的报文段所带的标志：它的序号就是发送方的初始序号。',
  },
  ref: cite(9293, '3.1'),
  lesson: 'three-way-handshake',
};
