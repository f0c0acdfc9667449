import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'DNS', zh: '域名系统 DNS' },
  also: { en: ['domain name system'], zh: ['域名系统'] },
  says: {
    en: 'The distributed database that turns names into addresses, and into other things.',
    zh: '把域名变成地址（以及其他信息）的分布式数据库。',
  },
  ref: cite(1034, '2.2'),
  lesson: 'dns-resolver',
};
