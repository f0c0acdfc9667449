import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'routing', zh: '路由选择' },
  says: {
    en: 'Making the routing table, by hand or by a protocol that routers speak with each other.',
    zh: '生成路由表：可以手工配置，也可以由路由器之间的协议来完成。',
  },
  ref: cite(1122, '1.1.2'),
  lesson: 'dynamic-routing',
};
