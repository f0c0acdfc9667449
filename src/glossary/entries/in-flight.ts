import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'in flight', zh: '在途' },
  also: { en: ['bytes in flight', 'FlightSize'], zh: ['在途字节'] },
  labels: ['flight', 'pipe'],
  says: {
    en: 'Sent and not yet acknowledged.',
    zh: '已经发出、还没有得到确认。',
  },
  ref: cite(5681, 2),
  lesson: 'sliding-window',
};
