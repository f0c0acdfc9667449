import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'DHCP', zh: '动态主机配置协议 DHCP' },
  also: { en: ['Dynamic Host Configuration Protocol'], zh: ['动态主机配置协议'] },
  says: {
    en: 'How a host that has just been connected gets an address, for a time, from a server on its network, together with the gateway and the name servers.',
    zh: '主机刚接入网络时，怎样向网络中的服务器租用一个地址，并同时得知网关和域名服务器。',
  },
  ref: cite(2131, '3.1'),
  lesson: 'dhcp',
};
