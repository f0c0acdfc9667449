import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'blocking', zh: '阻塞' },
  also: { en: ['blocking call'], zh: [] },
  says: {
    en: 'A call that does not return until what it was asked for can be done; meanwhile the program sleeps.',
    zh: '要做的事做不成就不返回的调用；在此期间，程序处于睡眠状态。',
  },
  standard: 'POSIX',
  lesson: 'client-calls',
};
