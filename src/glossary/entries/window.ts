import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'window', zh: '窗口' },
  also: { en: ['receive window', 'send window'], zh: ['接收窗口', '发送窗口'] },
  labels: ['win', 'Win', 'rwnd', 'rcvWnd', 'sndWnd'],
  says: {
    en: 'How many bytes from the acknowledgment number on the receiver is ready to take: win in the pictures.',
    zh: '接收方从确认号起还愿意接收多少字节；图中写作 win。',
  },
  ref: cite(9293, '3.8.6'),
  lesson: 'flow-control',
};
