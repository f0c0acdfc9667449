import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'segment', zh: '报文段' },
  also: { en: [], zh: ['TCP 报文段'] },
  says: {
    en: 'What TCP sends: a TCP header, and data if there is any.',
    zh: 'TCP 发送的单位：一个 TCP 首部，后面可以带数据，也可以不带。',
  },
  ref: cite(9293, 4),
  lesson: 'layers',
};
