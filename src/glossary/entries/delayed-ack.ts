import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'delayed ACK', zh: '延迟确认' },
  also: { en: ['delayed acknowledgment'], zh: ['推迟确认'] },
  says: {
    en: 'An ACK that is held back for a moment, less than half a second, in the hope that data or a second segment will share it.',
    zh: '暂缓发送的 ACK（不到半秒），等着随数据一起发出，或者与下一个报文段合并确认。',
  },
  ref: cite(9293, '3.8.6.3'),
  lesson: 'delayed-ack',
};
