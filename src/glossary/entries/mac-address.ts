import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'MAC address', zh: 'MAC 地址' },
  also: { en: ['MAC', 'hardware address'], zh: ['硬件地址', '物理地址'] },
  says: {
    en: 'The 48-bit number of a card on its link. It means nothing beyond that link.',
    zh: '网卡在所在链路上的 48 位号码；出了这条链路就没有意义。',
  },
  ref: cite(9542, '2.1'),
  lesson: 'ethernet-frame',
};
