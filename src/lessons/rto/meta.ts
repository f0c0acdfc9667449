import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'Nothing comes back. How long should a sender wait?',
    zh: '一直没有回音，发送方该等多久？',
  },
  minutes: 15,
};
