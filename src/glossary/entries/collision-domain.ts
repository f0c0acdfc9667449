import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'collision domain', zh: '碰撞域' },
  also: { en: [], zh: ['冲突域'] },
  says: {
    en: 'All cards that disturb each other when they send at the same time. A switch parts it, a hub does not.',
    zh: '同时发送就会互相干扰的所有网卡。交换机把它隔开，集线器不隔。',
  },
  standard: 'IEEE 802.3',
  lesson: 'switching',
};
