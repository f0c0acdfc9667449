import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'piggybacking', zh: '捎带确认' },
  also: { en: ['piggyback'], zh: ['捎带'] },
  says: {
    en: 'Acknowledging with a segment that carries data anyway.',
    zh: '让本来就要发送的数据报文段顺便带上确认。',
  },
  ref: cite(9293, '3.8.6.3'),
  lesson: 'delayed-ack',
};
