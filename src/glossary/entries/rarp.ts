import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'RARP', zh: '逆地址解析协议 RARP' },
  also: { en: ['reverse address resolution protocol'], zh: ['逆地址解析协议'] },
  says: {
    en: 'How a host that knows only its own MAC address once asked for its IP address: it asks everybody on its link, and a server with a table answers. DHCP has taken its place.',
    zh: '只知道自己 MAC 地址的主机从前怎样得知自己的 IP 地址：向同一链路上的所有人提问，由查得到表的服务器回答。后来被 DHCP 取代。',
  },
  ref: cite(903, ''),
  lesson: 'dhcp',
};
