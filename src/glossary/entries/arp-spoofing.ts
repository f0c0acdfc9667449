import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ARP spoofing', zh: 'ARP 欺骗' },
  also: { en: ['ARP poisoning', 'poisoned'], zh: ['ARP 投毒'] },
  says: {
    en: 'Telling others by ARP that an address is at one’s own card, so that they send there what is meant for its owner.',
    zh: '用 ARP 谎称某个地址在自己的网卡上，让别人把本该发给主人的东西发过来。',
  },
  ref: cite(5227, 5),
  lesson: 'arp',
};
