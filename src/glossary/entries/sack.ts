import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SACK', zh: '选择确认 SACK' },
  also: { en: ['selective acknowledgment', 'selective acknowledgement'], zh: ['选择确认'] },
  says: {
    en: 'An option of an ACK that lists what has arrived beyond a gap, so that only the gap is sent again.',
    zh: 'ACK 携带的选项，列出缺口之后已经收到的字节范围，这样只需重传缺口。',
  },
  ref: cite(2018, 3),
  lesson: 'sack',
};
