import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'IGMP', zh: '网际组管理协议 IGMP' },
  says: {
    en: 'The protocol by which a host tells its router which multicast groups it has joined.',
    zh: '主机用来告诉路由器自己加入了哪些组播组的协议。',
  },
  ref: cite(1112, 'I'),
  lesson: 'igmp',
};
