import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'slow start', zh: '慢启动' },
  also: { en: [], zh: ['慢开始'] },
  says: {
    en: 'The beginning of a connection, and again after a timeout: cwnd doubles each round trip.',
    zh: '连接刚开始以及超时之后的阶段：拥塞窗口每个往返时间翻一番。',
  },
  ref: cite(5681, '3.1'),
  lesson: 'slow-start',
};
