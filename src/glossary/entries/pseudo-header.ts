import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'pseudo-header', zh: '伪首部' },
  also: { en: ['pseudo header'], zh: [] },
  says: {
    en: 'Addresses, protocol and length, counted into the checksum of TCP and UDP but never sent.',
    zh: '地址、协议号和长度：计算 TCP、UDP 校验和时算进去，但并不发送。',
  },
  ref: cite(9293, '3.1'),
  lesson: 'checksum',
};
