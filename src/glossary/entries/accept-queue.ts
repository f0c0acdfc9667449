import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'accept queue', zh: '接受队列' },
  also: { en: [], zh: ['全连接队列'] },
  says: {
    en: 'The connections whose handshake is finished, and which wait for the program to accept them.',
    zh: '握手已经完成、等着程序来 accept 的那些连接。',
  },
  standard: 'POSIX',
  lesson: 'server-calls',
};
