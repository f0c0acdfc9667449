import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'NXDOMAIN', zh: '域名不存在 NXDOMAIN' },
  says: {
    en: 'The answer that there is no such name, nor anything below it.',
    zh: '回答“没有这个域名，它下面也没有任何名字”。',
  },
  ref: cite(8020, 2),
  lesson: 'dns-cache',
};
