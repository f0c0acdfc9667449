import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ARP probe', zh: 'ARP 探测' },
  says: {
    en: 'An ARP request by which a host finds out whether an address is in use, before it takes it.',
    zh: '主机启用一个地址之前发出的 ARP 请求，看看它是否已经有人使用。',
  },
  ref: cite(5227, '2.1.1'),
  lesson: 'arp',
};
