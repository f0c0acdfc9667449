import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'EtherType', zh: '以太类型' },
  also: { en: [], zh: ['类型字段'] },
  says: {
    en: 'The number in a frame that says what it carries: 0x0800 is IPv4, 0x0806 is ARP.',
    zh: '帧里说明运载内容的数：0x0800 是 IPv4，0x0806 是 ARP。',
  },
  ref: cite(9542, 3),
  lesson: 'ethernet-frame',
};
