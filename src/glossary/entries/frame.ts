import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'frame', zh: '帧' },
  also: { en: ['Ethernet frame'], zh: ['以太网帧'] },
  says: {
    en: 'What a link carries in one piece: a packet with the link’s own header around it.',
    zh: '链路一次运送的一整块数据：在分组外面再加上链路层自己的首部。',
  },
  ref: cite(1122, '1.3.3'),
  lesson: 'ethernet-frame',
};
