import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'prefix', zh: '前缀' },
  also: { en: ['network mask', 'netmask'], zh: ['网络前缀', '子网掩码', '掩码'] },
  says: {
    en: 'The leading bits of an address that name its network; /24 means the first 24.',
    zh: '地址开头表示网络的那些比特；/24 表示前 24 位。',
  },
  ref: cite(4632, '3.1'),
  lesson: 'addresses-and-masks',
};
