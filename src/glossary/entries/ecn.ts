import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ECN', zh: '显式拥塞通知 ECN' },
  also: { en: ['ECE', 'CWR', 'CE', 'explicit congestion notification'], zh: ['显式拥塞通知'] },
  says: {
    en: 'A router marks a packet (CE) instead of dropping it; the receiver echoes the mark (ECE), the sender slows down and says so (CWR).',
    zh: '路由器给分组打上标记（CE）而不丢弃；接收方用 ECE 回报，发送方降速并用 CWR 告知。',
  },
  ref: cite(3168, 5),
  lesson: 'aqm',
};
