import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'A packet is longer than the link can carry. What now?',
    zh: '分组比链路能运送的还长，怎么办？',
  },
  minutes: 20,
};
