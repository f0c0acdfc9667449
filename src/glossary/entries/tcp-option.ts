import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'TCP option', zh: 'TCP 选项' },
  says: {
    en: 'An addition to the TCP header, such as MSS, SACK or timestamps; most are agreed in the SYNs.',
    zh: 'TCP 首部的附加内容，例如 MSS、SACK、时间戳；大多在双方的 SYN 中商定。',
  },
  ref: cite(9293, '3.2'),
  lesson: 'tcp-header',
};
