import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SYN cookie', zh: 'SYN cookie' },
  says: {
    en: 'An initial sequence number that holds what a listener must remember, so that it need not remember it.',
    zh: '把监听者该记住的信息编进初始序号，于是什么也不必保存。',
  },
  ref: cite(4987, '3.6'),
  lesson: 'syn-flood',
};
