import type { LiveVariant } from '../types.ts';

export const live: LiveVariant = {
  type: ['ping -c 2 {neighbour}', 'ping -c 2 {web}'],
  look: {
    en: 'Before the first echo request, ARP asks who has the neighbour’s address; before the second it does not. For a host farther away it asks for the gateway’s.',
    zh: '第一个回显请求之前，ARP 先询问邻居的地址归谁；第二个之前就不再问了。目的主机在远处时，问的是网关的地址。',
  },
};
