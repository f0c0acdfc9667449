import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ARP', zh: '地址解析协议 ARP' },
  also: { en: ['address resolution protocol'], zh: ['地址解析协议'] },
  says: {
    en: 'How a host learns the MAC address that belongs to an IP address on its link: it asks everybody, and the owner answers.',
    zh: '主机怎样得知同一链路上某个 IP 地址对应的 MAC 地址：向所有人提问，由主人回答。',
  },
  ref: cite(826, ''),
  lesson: 'arp',
};
