import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'RED', zh: '随机早期检测 RED' },
  also: { en: ['random early detection'], zh: ['随机早期检测'] },
  says: {
    en: 'A router drops or marks a few packets by chance before its queue is full, the likelier the longer the queue has been on average: senders slow down one by one.',
    zh: '路由器不等队列排满，就按概率丢弃或标记少数分组；平均队列越长，概率越大。这样各个发送方会先后降速。',
  },
  ref: cite(3168, 5),
  lesson: 'aqm',
};
