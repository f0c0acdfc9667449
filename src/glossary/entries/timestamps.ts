import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'TCP timestamps', zh: '时间戳选项' },
  also: { en: ['timestamps option', 'TSopt'], zh: ['时间戳'] },
  labels: ['TSval', 'TSecr', 'TS'],
  says: {
    en: 'An option that carries the sender’s clock and returns the peer’s, for measuring round trips and for PAWS.',
    zh: '携带自己的时钟值并送回对方时钟值的选项，用于测量往返时间和 PAWS。',
  },
  ref: cite(7323, '3.2'),
  lesson: 'window-scale',
};
