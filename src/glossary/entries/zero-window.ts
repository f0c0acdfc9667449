import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'zero window', zh: '零窗口' },
  also: {
    en: ['zero-window probe', 'zero window probe', 'window probe'],
    zh: ['零窗口探测', '窗口探测'],
  },
  says: {
    en: 'A window of 0: the receiver’s buffer is full. The sender probes now and then, in case the news of its opening is lost.',
    zh: '窗口为 0：接收方的缓冲区满了。发送方会不时发出探测，以防窗口重新打开的消息丢失。',
  },
  ref: cite(9293, '3.8.6.1'),
  lesson: 'flow-control',
};
