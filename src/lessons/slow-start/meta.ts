import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'How does a sender find out how much an unknown network can carry?',
    zh: '网络能承受多少，没有人告诉发送方，它怎样自己摸清？',
  },
  minutes: 15,
};
