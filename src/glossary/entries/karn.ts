import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'Karn’s algorithm', zh: 'Karn 算法' },
  also: { en: ['Karn'], zh: [] },
  says: {
    en: 'The rule that a segment sent twice gives no sample of the round-trip time: nobody knows which of the two was acknowledged.',
    zh: '一条规则：重传过的报文段不用来测量往返时间，因为分不清确认的是哪一次发送。',
  },
  ref: cite(6298, 3),
  lesson: 'rto',
};
