import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'truncation', zh: '截断 TC' },
  also: { en: ['truncated', 'TC'], zh: ['截断'] },
  says: {
    en: 'An answer too long for its datagram is cut, and a bit says so: ask again over TCP.',
    zh: '回答太长、数据报装不下，就截短并置一个标志位：请改用 TCP 再问。',
  },
  ref: cite(1035, '4.1.1'),
  lesson: 'dns-messages',
};
