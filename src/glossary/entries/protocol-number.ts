import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'protocol number', zh: '协议号' },
  says: {
    en: 'The number in the IP header that says what the packet carries: 1 is ICMP, 6 is TCP, 17 is UDP.',
    zh: 'IP 首部里说明运载内容的数：1 是 ICMP，6 是 TCP，17 是 UDP。',
  },
  ref: cite(791, '3.1'),
  lesson: 'ipv4-header',
};
