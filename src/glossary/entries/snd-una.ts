import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SND.UNA', zh: '最早未确认序号 SND.UNA' },
  labels: ['una', 'sndUna', 'snd.una'],
  says: {
    en: 'The oldest sequence number that is sent and not yet acknowledged.',
    zh: '已经发送但还没有得到确认的最早的那个序号。',
  },
  ref: cite(9293, '3.3.1'),
  lesson: 'sliding-window',
};
