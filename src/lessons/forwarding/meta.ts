import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'How does a router know where a packet goes next?',
    zh: '路由器怎么知道分组下一步往哪里去？',
  },
  minutes: 20,
};
