import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'fragment', zh: '分片' },
  also: { en: ['fragmentation'], zh: [] },
  says: {
    en: 'A part of a datagram that was too long for a link. Only the destination puts the parts together.',
    zh: '数据报太长、过不了某条链路时切成的小块；只有目的主机才会把它们重新拼起来。',
  },
  ref: cite(791, '3.2'),
  lesson: 'fragmentation',
};
