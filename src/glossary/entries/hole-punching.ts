import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'hole punching', zh: '打洞' },
  also: { en: ['UDP hole punching'], zh: ['NAT 打洞', 'UDP 打洞'] },
  says: {
    en: 'Two hosts behind NATs both send to the other’s address and port outside: what each sends opens its own NAT for the other.',
    zh: '两台都在 NAT 后面的主机同时发往对方在外面的地址和端口：各自发出的分组为对方打开了自己的 NAT。',
  },
  ref: cite(5128, '3.3'),
  lesson: 'nat',
};
