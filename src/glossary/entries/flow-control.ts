import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'flow control', zh: '流量控制' },
  says: {
    en: 'The receiver says how much it can take, so that a fast sender does not overrun it.',
    zh: '接收方通过窗口说明自己还能收多少，以免被发得太快的一方淹没。',
  },
  ref: cite(9293, '3.8.6'),
  lesson: 'flow-control',
};
