import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'TCB', zh: '传输控制块 TCB' },
  also: { en: ['transmission control block'], zh: ['传输控制块'] },
  says: {
    en: 'The record that a stack keeps of one connection: addresses, ports, state, sequence numbers, windows, timers.',
    zh: '协议栈为一个连接保存的记录：地址、端口、状态、序号、窗口和定时器。',
  },
  ref: cite(9293, '3.3.1'),
  lesson: 'socket-record',
};
