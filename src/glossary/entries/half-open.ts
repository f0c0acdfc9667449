import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'half-open connection', zh: '半开连接' },
  also: { en: ['half-open'], zh: ['半打开'] },
  says: {
    en: 'A connection of which only one end still has a record; the other has closed, broken off or forgotten it. Also said of one whose handshake is not finished.',
    zh: '只剩一端还保留记录的连接，另一端已经关闭、中止或因崩溃而忘记；握手还没有完成的连接有时也这样叫。',
  },
  ref: cite(9293, '3.5.1'),
  lesson: 'rst',
};
