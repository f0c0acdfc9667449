import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'PSH', zh: '推送 PSH' },
  also: { en: [], zh: ['推送标志'] },
  labels: ['PSH'],
  says: {
    en: 'The flag that asks the receiver’s stack to hand the data to its program without waiting for more. It is no priority.',
    zh: '请接收方协议栈把数据尽快交给程序、不再等后续数据的标志；它与优先级无关。',
  },
  ref: cite(9293, '3.9.1.2'),
  lesson: 'tcp-header',
};
