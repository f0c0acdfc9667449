import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'propagation delay', zh: '传播时延' },
  also: { en: ['transmission delay'], zh: ['发送时延', '传输时延'] },
  says: {
    en: 'Propagation: how long a bit is on its way. Transmission: how long it takes until all bits of a packet are on the line.',
    zh: '传播时延是一个比特在路上走的时间；发送时延是把整个分组的比特全部送上线路所需的时间。',
  },
  ref: cite(7679, '1.1'),
  lesson: 'rate-and-delay',
};
