import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'DSCP', zh: '区分服务码点 DSCP' },
  says: {
    en: 'Six bits of the IP header by which a packet asks routers for a kind of treatment.',
    zh: 'IP 首部里的六个比特，分组用它请求路由器给予某种待遇。',
  },
  ref: cite(2474, 3),
  lesson: 'ipv4-header',
};
