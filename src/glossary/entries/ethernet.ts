import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'Ethernet', zh: '以太网' },
  says: {
    en: 'The usual kind of wired link. Its frames carry two MAC addresses and an EtherType.',
    zh: '最常见的有线链路；它的帧里有两个 MAC 地址和一个以太类型。',
  },
  ref: cite(894, ''),
  lesson: 'ethernet-frame',
};
