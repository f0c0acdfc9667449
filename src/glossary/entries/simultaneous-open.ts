import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'simultaneous open', zh: '同时打开' },
  says: {
    en: 'Both sides send a SYN before either has received the other’s. One connection comes of it, not two.',
    zh: '双方都在收到对方的 SYN 之前发出了自己的 SYN；结果是一个连接，不是两个。',
  },
  ref: cite(9293, '3.5'),
  lesson: 'simultaneous',
};
