import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'MSS', zh: '最大报文段长度 MSS' },
  also: { en: ['maximum segment size'], zh: ['最大报文段长度'] },
  labels: ['sndMss'],
  says: {
    en: 'The most data that a segment may carry, as its receiver announces in the SYN; headers are not counted.',
    zh: '一个报文段最多携带多少字节数据，由接收方在 SYN 中声明；首部不计在内。',
  },
  ref: cite(9293, '3.7.1'),
  lesson: 'mss',
};
