import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'MSL', zh: '最长报文段寿命 MSL' },
  also: { en: ['maximum segment lifetime'], zh: ['最长报文段寿命'] },
  says: {
    en: 'The longest time that a segment is assumed to stay in the network. The RFC says two minutes; systems take less.',
    zh: '假定一个报文段在网络中最多能存活的时间。RFC 定为两分钟，实际系统取得更短。',
  },
  ref: cite(9293, '3.4.2'),
  lesson: 'time-wait',
};
