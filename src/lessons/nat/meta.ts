import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'How do millions of homes use the same addresses, and still get their own answers?',
    zh: '千家万户用着相同的地址，回答怎么还能各回各家？',
  },
  minutes: 20,
};
