import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'CLOSE_WAIT', zh: '关闭等待 CLOSE_WAIT' },
  also: { en: ['CLOSE-WAIT'], zh: [] },
  says: {
    en: 'The state after the peer’s FIN has come, until this side’s own program closes. A server full of it has a program that forgets to.',
    zh: '收到了对方的 FIN、自己这边的程序还没有 close 的状态。服务器上积着许多，多半是程序忘了关闭。',
  },
  ref: cite(9293, '3.3.2'),
  lesson: 'eleven-states',
};
