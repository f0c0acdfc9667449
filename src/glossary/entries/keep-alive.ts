import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'keep-alive', zh: '保活' },
  also: { en: ['keepalive'], zh: ['保活定时器'] },
  says: {
    en: 'Probes on a connection that has been silent for long, to see whether the peer is still there. Off unless a program asks for it.',
    zh: '连接长时间没有动静时发出的探测，看对方是否还在；程序不要求，就不启用。',
  },
  ref: cite(9293, '3.8.4'),
  lesson: 'timers',
};
