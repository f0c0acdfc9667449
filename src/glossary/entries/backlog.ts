import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'backlog', zh: '最大排队数 backlog' },
  also: { en: [], zh: ['backlog', '最大排队数', '积压上限'] },
  says: {
    en: 'The argument of listen: how many connections may wait for the program to accept them.',
    zh: 'listen 的参数：最多允许多少个连接排队等程序来 accept。',
  },
  standard: 'POSIX',
  lesson: 'server-calls',
};
