import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'broadcast domain', zh: '广播域' },
  says: {
    en: 'All that a broadcast reaches. A router ends it, a switch does not.',
    zh: '一个广播所能到达的全部范围。路由器是它的边界，交换机不是。',
  },
  standard: 'IEEE 802.1Q',
  lesson: 'switching',
};
