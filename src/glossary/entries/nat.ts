import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'NAT', zh: '网络地址转换 NAT' },
  also: { en: ['network address translation', 'NAPT'], zh: ['网络地址转换', '地址转换'] },
  says: {
    en: 'A router that writes its own public address, and a port of its choice, over the private ones of the hosts behind it, and translates the answers back.',
    zh: '路由器把身后主机的私有地址和端口改写成自己的公网地址和某个端口，再把回来的分组改写回去。',
  },
  ref: cite(2663, '4.1.2'),
  lesson: 'nat',
};
