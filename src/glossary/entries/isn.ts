import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ISN', zh: '初始序号 ISN' },
  also: { en: ['initial sequence number', 'ISS', 'IRS'], zh: ['初始序号'] },
  says: {
    en: 'The sequence number that a side of a connection starts from. ISS is one’s own, IRS the peer’s.',
    zh: '连接的一方开始计数的序号。ISS 是自己的，IRS 是对方的。',
  },
  ref: cite(9293, '3.4.1'),
  lesson: 'three-way-handshake',
};
