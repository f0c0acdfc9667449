import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'silly window syndrome', zh: '糊涂窗口综合征' },
  also: { en: ['SWS'], zh: [] },
  says: {
    en: 'Small windows lead to small segments, and small segments to small windows: much header, little data.',
    zh: '窗口小，报文段就小；报文段小，窗口又跟着小：首部很多，数据很少。',
  },
  ref: cite(9293, '3.8.6.2'),
  lesson: 'silly-window',
};
