import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'route', zh: '路由' },
  also: { en: ['routing table'], zh: ['路由表'] },
  says: {
    en: 'A line of the routing table: for these destinations, through that interface, by way of that neighbour.',
    zh: '路由表里的一行：去这些目的地，走哪个接口，交给哪个邻居。',
  },
  ref: cite(1122, '3.3.1'),
  lesson: 'forwarding',
};
