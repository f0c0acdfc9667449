import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'How much may be on its way at once, and who decides?',
    zh: '一次可以有多少数据在路上？由谁决定？',
  },
  minutes: 15,
};
