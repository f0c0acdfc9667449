import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'TTL', zh: '生存时间 TTL' },
  also: { en: ['time to live'], zh: ['生存时间'] },
  says: {
    en: 'A field of the IP header that each router lowers by one; at zero the packet is dropped. In DNS: how many seconds a record may be kept.',
    zh: 'IP 首部的一个字段，每经过一个路由器减一，减到零分组就被丢弃。在 DNS 中，则指一条记录可以缓存多少秒。',
  },
  ref: cite(791, '3.1'),
  lesson: 'forwarding',
};
