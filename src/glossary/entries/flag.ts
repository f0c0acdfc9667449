import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'flag', zh: '标志' },
  also: { en: ['control bit'], zh: ['标志位', '控制位'] },
  says: {
    en: 'One bit of the TCP header that is on or off: SYN, ACK, FIN, RST, PSH, URG and two more.',
    zh: 'TCP 首部里的一个比特，只有开和关：SYN、ACK、FIN、RST、PSH、URG，另外还有两个。',
  },
  ref: cite(9293, '3.1'),
  lesson: 'tcp-header',
};
