import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'usable window', zh: '可用窗口' },
  says: {
    en: 'The part of the send window that has not been used: what may be sent at once.',
    zh: '发送窗口中尚未用掉的部分：现在就可以发送的字节数。',
  },
  ref: cite(9293, '3.8.6.2.1'),
  lesson: 'sliding-window',
};
