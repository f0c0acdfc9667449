import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'The receiver says stop. How does the sender learn that it may go on?',
    zh: '接收方喊了停。发送方怎么知道可以继续？',
  },
  minutes: 18,
};
