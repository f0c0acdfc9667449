import type { LessonMeta } from '../types.ts';

export const meta: LessonMeta = {
  id: '30-four-way-close',
  number: 30,
  chapter: 7,
  title: { en: 'The four-way close', zh: '四次挥手' },
  question: {
    en: 'Why does each side have to say goodbye for itself?',
    zh: '为什么双方要各自道别？',
  },
  minutes: 15,
};
