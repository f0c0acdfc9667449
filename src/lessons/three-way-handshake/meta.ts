import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'Why does it take three segments to open a connection, not two?',
    zh: '建立连接为什么要三个报文段，两个不够吗？',
  },
  minutes: 15,
};
