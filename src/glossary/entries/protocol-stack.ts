import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'stack', zh: '协议栈' },
  also: { en: ['protocol stack', 'TCP/IP stack'], zh: ['TCP/IP 协议栈'] },
  says: {
    en: 'The part of a system that implements the protocols, layer upon layer. In most computers it is a part of the kernel.',
    zh: '系统中一层层实现各种协议的那一部分；在多数计算机里，它在操作系统内核中。',
  },
  ref: cite(1122, '1.1.3'),
  lesson: 'inside-the-computer',
};
