import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'bandwidth', zh: '带宽' },
  says: {
    en: 'How many bits a link takes each second.',
    zh: '链路每秒能送入多少比特。',
  },
  ref: cite(7323, '1.1'),
  lesson: 'rate-and-delay',
};
