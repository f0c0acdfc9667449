/** The timers of sockets and of programs; a program makes the names of its timers up. */
import type { TimerWords } from '../words.ts';

/** The timers of sockets themselves, beside those of their protocol. */
export const socketTimers: Readonly<Record<string, TimerWords>> = {
  linger: {
    name: { en: 'linger', zh: '逗留（linger）' },
    short: { en: 'linger', zh: 'linger' },
  },
};

export const appTimer: TimerWords = {
  name: { en: 'program’s own', zh: '程序自己的' },
  short: { en: 'program’s timer', zh: '程序的定时器' },
};
