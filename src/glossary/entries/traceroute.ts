import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'traceroute', zh: 'traceroute' },
  also: { en: [], zh: ['路由跟踪'] },
  says: {
    en: 'A program that sends packets with TTL 1, 2, 3 … and learns from the complaints which routers lie on the way.',
    zh: '依次发送 TTL 为 1、2、3……的分组，从收到的差错报告得知沿途有哪些路由器的程序。',
  },
  ref: cite(1122, '3.2.1.7'),
  lesson: 'traceroute',
};
