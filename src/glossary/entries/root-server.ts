import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'root server', zh: '根域名服务器' },
  also: { en: [], zh: ['根服务器'] },
  says: {
    en: 'A server of the zone at the top of the tree: it knows who serves each top-level domain.',
    zh: '域名树最顶端那个区的服务器：它知道每个顶级域由谁负责。',
  },
  ref: cite(9499, 6),
  lesson: 'dns-resolver',
};
