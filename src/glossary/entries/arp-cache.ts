import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ARP cache', zh: 'ARP 缓存' },
  also: { en: ['neighbour table', 'neighbor table'], zh: ['邻居表', 'ARP 高速缓存', 'ARP 表'] },
  says: {
    en: 'A host’s notes of which IP address on its link is at which MAC address.',
    zh: '主机记下的对应关系：同一链路上哪个 IP 地址对应哪个 MAC 地址。',
  },
  ref: cite(1122, '2.3.2.1'),
  lesson: 'arp',
};
