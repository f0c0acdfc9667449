import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'gratuitous ARP', zh: '免费 ARP' },
  also: { en: ['ARP announcement'], zh: ['无故 ARP', 'ARP 宣告'] },
  says: {
    en: 'An ARP message about the sender’s own address that nobody has asked for, sent to everybody.',
    zh: '没有人问，主机就把自己的地址告诉所有人的 ARP 报文。',
  },
  ref: cite(5227, '2.3'),
  alsoIn: cite(5227, 4),
  lesson: 'arp',
};
