import type { Solution } from '../types.ts';
import { newRow, turnedBack, wayBack } from './events.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'add-row',
    inputs: (run) => [newRow(run)],
    says: {
      en: 'West got a row for 10.2.3.64/28 by way of 10.0.8.2. The row for 10.2.3.0/24 stayed, and from then on the longer prefix decided: the next request reached the archive.',
      zh: '西路由器多了一行：10.2.3.64/28，下一跳 10.0.8.2。10.2.3.0/24 那一行没有动，从此由较长的前缀决定，下一个请求就到了档案机。',
    },
  },
  {
    task: 'add-back',
    inputs: (run) => [newRow(run), wayBack(run)],
    says: {
      en: 'Besides the row on west, north got one for 10.0.1.0/24 by way of 10.0.8.1: now the answer, too, had a way.',
      zh: '除了西路由器上的那一行，北路由器也多了一行：10.0.1.0/24，下一跳 10.0.8.1。这样回答也有路可走了。',
    },
  },
  {
    task: 'make-loop',
    inputs: (run) => [turnedBack(run)],
    says: {
      en: 'East got a row for 10.2.3.4/32 by way of 10.0.9.1, back to west. West sent the packet east, east sent it west, until its TTL was used up.',
      zh: '东路由器多了一行：10.2.3.4/32，下一跳 10.0.9.1，又指回西路由器。西路由器往东送，东路由器往西送，直到 TTL 用完。',
    },
  },
];
