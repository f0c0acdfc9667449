import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'broadcast', zh: '广播' },
  says: {
    en: 'A frame or packet for everybody on the link.',
    zh: '发给链路上所有主机的帧或分组。',
  },
  ref: cite(1122, '3.3.6'),
  lesson: 'switching',
};
