import type { LessonMeta } from '../types.ts';

export const meta: LessonMeta = {
  id: '29-three-way-handshake',
  number: 29,
  chapter: 7,
  title: { en: 'The three-way handshake', zh: '三次握手' },
  question: {
    en: 'Why does it take three segments to open a connection, not two?',
    zh: '建立连接为什么要三个报文段，两个不够吗？',
  },
  minutes: 15,
};
