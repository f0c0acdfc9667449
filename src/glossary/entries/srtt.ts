import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SRTT', zh: '平滑往返时间 SRTT' },
  also: { en: ['RTTVAR', 'smoothed round-trip time'], zh: ['往返时间偏差 RTTVAR'] },
  labels: ['srtt', 'rttvar'],
  says: {
    en: 'The smoothed mean of the measured round-trip times, and with RTTVAR how much they vary. The RTO is made of both.',
    zh: '往返时间测量值的平滑平均；RTTVAR 则表示它们波动的大小。RTO 由两者算出。',
  },
  ref: cite(6298, 2),
  lesson: 'rto',
};
