import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'challenge ACK', zh: '挑战 ACK' },
  says: {
    en: 'The answer to a suspicious SYN or RST: whoever really is the peer can then prove it.',
    zh: '对可疑的 SYN 或 RST 的回应：真正的对端收到它，就能证明自己的身份。',
  },
  ref: cite(9293, '3.10.7.4'),
  lesson: 'rst',
};
