import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'MF', zh: '更多分片 MF' },
  also: { en: ['more fragments'], zh: [] },
  says: {
    en: 'The bit that is set in every fragment of a datagram but the last.',
    zh: '除最后一个之外，数据报的每个分片都置位的标志。',
  },
  ref: cite(791, '3.1'),
  lesson: 'fragmentation',
};
