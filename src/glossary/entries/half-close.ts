import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'half-close', zh: '半关闭' },
  also: { en: ['half-closed'], zh: [] },
  says: {
    en: 'One direction of a connection is finished while the other is still open.',
    zh: '连接的一个方向已经结束，另一个方向还开着。',
  },
  ref: cite(9293, '3.6.1'),
  lesson: 'four-way-close',
};
