import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SND', zh: '发送变量 SND、接收变量 RCV' },
  also: { en: ['RCV'], zh: [] },
  says: {
    en: 'The names of a connection’s variables begin with SND where they are about sending, with RCV where they are about receiving.',
    zh: '连接的变量名：与发送有关的以 SND 开头，与接收有关的以 RCV 开头。',
  },
  ref: cite(9293, '3.3.1'),
  lesson: 'sliding-window',
};
