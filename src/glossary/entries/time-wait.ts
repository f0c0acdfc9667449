import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'TIME_WAIT', zh: '时间等待 TIME_WAIT' },
  also: { en: ['TIME-WAIT'], zh: [] },
  says: {
    en: 'A state at the very end: all is sent and acknowledged, but the record is kept for twice the MSL.',
    zh: '连接最后的一个状态：该发的、该确认的都已完成，但记录还要再保留 2 倍 MSL。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'time-wait',
};
