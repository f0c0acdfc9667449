import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'descriptor', zh: '描述符' },
  also: { en: ['file descriptor'], zh: ['文件描述符'] },
  says: {
    en: 'The small number by which a program names one of its sockets or files.',
    zh: '一个小整数；程序用它指明自己的某个套接字或文件。',
  },
  standard: 'POSIX',
  lesson: 'socket-record',
};
