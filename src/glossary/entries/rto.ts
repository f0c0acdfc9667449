import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'RTO', zh: '超时重传时间 RTO' },
  also: { en: ['retransmission timeout'], zh: ['超时重传时间'] },
  labels: ['rto'],
  says: {
    en: 'How long a sender waits for an acknowledgment before it sends again. It follows from the measured round-trip times.',
    zh: '发送方等待确认的时限，过了就重传；根据测得的往返时间计算。',
  },
  ref: cite(6298, 2),
  lesson: 'rto',
};
