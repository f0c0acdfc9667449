import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'negative caching', zh: '否定缓存' },
  also: { en: ['negative answer'], zh: ['否定回答'] },
  says: {
    en: 'Remembering that something does not exist.',
    zh: '把“不存在”这个结果也缓存起来。',
  },
  ref: cite(2308, 5),
  lesson: 'dns-cache',
};
