import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'SYN flood', zh: 'SYN 洪泛' },
  also: { en: ['SYN flooding'], zh: ['SYN 洪泛攻击'] },
  says: {
    en: 'An attack with SYNs whose handshake is never finished, until the listener has no room for honest ones.',
    zh: '一种攻击：不断发送 SYN 却从不完成握手，直到监听者再也容不下正常的连接。',
  },
  ref: cite(4987, 2),
  lesson: 'syn-flood',
};
