import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'resource record', zh: '资源记录' },
  also: { en: ['DNS record', 'RR'], zh: ['DNS 记录'] },
  says: {
    en: 'An entry of DNS: name, type, TTL, data. A is an IPv4 address, AAAA one of IPv6, NS a server, MX where mail goes, CNAME another name.',
    zh: 'DNS 中的一项：名字、类型、TTL 和数据。A 是 IPv4 地址，AAAA 是 IPv6 地址，NS 是域名服务器，MX 是邮件去处，CNAME 是别名。',
  },
  ref: cite(1034, '3.6'),
  lesson: 'dns-messages',
};
