import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'zone', zh: '区' },
  says: {
    en: 'A part of the name space that one operator answers for; below it, others are named.',
    zh: '域名空间中由同一个管理者负责的一部分；再往下，就指向别人。',
  },
  ref: cite(1034, '4.2'),
  lesson: 'dns-resolver',
};
