import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'FCS', zh: '帧检验序列 FCS' },
  also: { en: ['frame check sequence'], zh: ['帧检验序列'] },
  says: {
    en: 'A CRC over the whole frame in its last four bytes. A card drops what does not fit.',
    zh: '帧末尾四个字节的循环冗余检验；对不上的帧，网卡直接丢弃。',
  },
  standard: 'IEEE 802.3',
  lesson: 'ethernet-frame',
};
