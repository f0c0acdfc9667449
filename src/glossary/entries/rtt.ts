import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'RTT', zh: '往返时间 RTT' },
  also: { en: ['round-trip time', 'round trip time'], zh: ['往返时间', '往返时延'] },
  says: {
    en: 'The time from sending a segment to the arrival of its acknowledgment.',
    zh: '从发出一个报文段到收到它的确认所经过的时间。',
  },
  ref: cite(6298, 2),
  lesson: 'rto',
};
