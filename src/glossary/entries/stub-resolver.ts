import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'stub resolver', zh: '存根解析器' },
  also: { en: [], zh: ['桩解析器'] },
  says: {
    en: 'The small resolver inside a host: it asks one recursive resolver and leaves the work to that.',
    zh: '主机里的小解析器：只问一个递归解析器，其余的事都交给它。',
  },
  ref: cite(1034, '5.3.1'),
  lesson: 'dns-resolver',
};
