import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SYN queue', zh: 'SYN 队列' },
  also: { en: [], zh: ['半连接队列'] },
  says: {
    en: 'The connections of a listening socket whose handshake has begun and is not finished.',
    zh: '监听套接字上握手已经开始、尚未完成的那些连接。',
  },
  ref: cite(4987, 2),
  lesson: 'server-calls',
};
