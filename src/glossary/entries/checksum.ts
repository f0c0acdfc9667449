import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'checksum', zh: '校验和' },
  also: { en: [], zh: ['检验和'] },
  says: {
    en: 'A sum over a packet’s words that its receiver makes again: if the two differ, the packet is damaged and thrown away.',
    zh: '对分组内容求出的和；接收方重算一遍，不相同就说明分组出了错，随即丢弃。',
  },
  ref: cite(9293, '3.1'),
  lesson: 'checksum',
};
