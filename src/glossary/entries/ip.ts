import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'IP', zh: '网际协议 IP' },
  also: { en: ['Internet Protocol', 'IPv4'], zh: [] },
  says: {
    en: 'The protocol that carries datagrams from one host to another across any number of networks, as well as it can and without promises.',
    zh: '把数据报从一台主机送到另一台主机、中间可以跨越许多网络的协议；尽力交付，不作保证。',
  },
  ref: cite(791, '1.1'),
  lesson: 'ipv4-header',
};
