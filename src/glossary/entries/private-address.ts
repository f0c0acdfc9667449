import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'private address', zh: '私有地址' },
  also: { en: ['private addresses'], zh: ['专用地址', '内网地址'] },
  says: {
    en: 'An address in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, which anybody may use inside. Many hosts have the same one, so outside no route leads to it.',
    zh: '10.0.0.0/8、172.16.0.0/12 或 192.168.0.0/16 里的地址，谁都可以在内部使用。许多主机用着同一个，所以外面没有通向它的路由。',
  },
  ref: cite(1918, 3),
  lesson: 'nat',
};
