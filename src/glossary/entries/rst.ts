import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'RST', zh: '复位 RST' },
  also: { en: [], zh: ['复位'] },
  says: {
    en: 'The flag that ends a connection at once, or says that there is none. Nothing is acknowledged, nothing is waited for.',
    zh: '立即终止连接、或者声明“没有这个连接”的标志：不需要确认，也不再等待。',
  },
  ref: cite(9293, '3.5.2'),
  lesson: 'rst',
};
