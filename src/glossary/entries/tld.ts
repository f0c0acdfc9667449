import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'TLD', zh: '顶级域 TLD' },
  also: { en: ['top-level domain'], zh: ['顶级域'] },
  says: {
    en: 'A name right below the root: com, org, cn.',
    zh: '紧挨着根的域：com、org、cn。',
  },
  ref: cite(9499, 2),
  lesson: 'dns-resolver',
};
