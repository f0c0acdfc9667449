import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'cumulative acknowledgment', zh: '累积确认' },
  also: { en: ['cumulative ACK', 'cumulative'], zh: [] },
  says: {
    en: 'One acknowledgment number covers everything before it, so that a lost ACK is made good by the next.',
    zh: '一个确认号覆盖它之前的所有字节；丢了一个 ACK，下一个就把它补上了。',
  },
  ref: cite(9293, '3.4'),
  lesson: 'seq-ack',
};
