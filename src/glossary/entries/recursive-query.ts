import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'recursive query', zh: '递归查询' },
  also: { en: ['iterative query'], zh: ['迭代查询'] },
  says: {
    en: 'Recursive: “get me the answer”. Iterative: “tell me what you know, or whom to ask”.',
    zh: '递归查询是“请替我查到底”；迭代查询是“把你知道的告诉我，不知道就说该问谁”。',
  },
  ref: cite(1034, '4.3.1'),
  lesson: 'dns-resolver',
};
