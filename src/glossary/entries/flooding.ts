import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'flooding', zh: '泛洪' },
  also: { en: ['flood'], zh: ['洪泛'] },
  says: {
    en: 'Sending a frame out of every port but the one it came from, since its destination is not known.',
    zh: '不知道目的地在哪里，就把帧从除来路以外的所有端口发出去。',
  },
  standard: 'IEEE 802.1Q',
  lesson: 'switching',
};
