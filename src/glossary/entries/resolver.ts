import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'resolver', zh: '解析器' },
  also: { en: ['recursive resolver'], zh: ['递归解析器', '本地域名服务器'] },
  says: {
    en: 'Who asks DNS on a program’s behalf. A recursive resolver asks server after server until it has the answer.',
    zh: '代程序查询 DNS 的一方。递归解析器会一个服务器接一个服务器地问，直到得出答案。',
  },
  ref: cite(9499, 6),
  lesson: 'dns-resolver',
};
