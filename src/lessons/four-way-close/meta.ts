import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'Why does each side have to say goodbye for itself?',
    zh: '为什么双方要各自道别？',
  },
  minutes: 15,
};
