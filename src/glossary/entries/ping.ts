import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ping', zh: 'ping' },
  also: { en: ['echo request', 'echo reply'], zh: ['回送请求', '回送回答'] },
  says: {
    en: 'An ICMP message that asks its receiver to send the same bytes back.',
    zh: '请对方把同样的内容原样送回来的 ICMP 报文。',
  },
  ref: cite(792, ''),
  lesson: 'ping',
};
