import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'DHCPACK', zh: 'DHCPACK 报文' },
  also: { en: ['DHCPNAK'], zh: ['DHCPNAK 报文'] },
  says: {
    en: 'What a DHCP server answers to a request: yes, the address is yours for so long (DHCPACK), or no, you cannot have it and must begin again (DHCPNAK).',
    zh: 'DHCP 服务器对请求的答复：DHCPACK 表示同意，地址在租期内归你用；DHCPNAK 表示拒绝，客户端得从头再来。',
  },
  ref: cite(2131, '3.1'),
  lesson: 'dhcp',
};
