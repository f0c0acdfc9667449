import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'TCP', zh: '传输控制协议 TCP' },
  also: { en: ['Transmission Control Protocol'], zh: [] },
  says: {
    en: 'The protocol that makes two numbered streams of bytes, one each way, out of packets that may be lost, doubled or out of order.',
    zh: '在会丢失、会重复、会乱序的分组之上，提供一来一往两条编了序号的字节流的协议。',
  },
  ref: cite(9293, '2.2'),
  lesson: 'tcp-header',
};
