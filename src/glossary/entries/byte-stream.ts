import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'byte stream', zh: '字节流' },
  also: { en: ['stream of bytes'], zh: [] },
  says: {
    en: 'What TCP hands over: bytes in their order, without any mark of where a message began or ended.',
    zh: 'TCP 交付的东西：按次序排列的字节，其中没有任何报文边界。',
  },
  ref: cite(9293, '2.2'),
  lesson: 'client-calls',
};
