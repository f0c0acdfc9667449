import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'IP address', zh: 'IP 地址' },
  says: {
    en: 'The 32-bit number of a host’s interface in the internet, written as four numbers with dots.',
    zh: '主机接口在互联网中的 32 位号码，写成用点隔开的四个数。',
  },
  ref: cite(791, '2.3'),
  lesson: 'addresses-and-masks',
};
