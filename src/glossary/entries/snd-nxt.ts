import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SND.NXT', zh: '下一个待发序号 SND.NXT' },
  labels: ['nxt', 'sndNxt', 'snd.nxt'],
  says: {
    en: 'The sequence number that will be sent next.',
    zh: '接下来要发送的序号。',
  },
  ref: cite(9293, '3.3.1'),
  lesson: 'sliding-window',
};
