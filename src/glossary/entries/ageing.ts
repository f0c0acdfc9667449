import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ageing', zh: '老化' },
  also: { en: ['aging time', 'ageing time'], zh: ['老化时间'] },
  says: {
    en: 'Forgetting an entry of the MAC table that has not been seen for some minutes.',
    zh: 'MAC 地址表里的一项几分钟没有再见到，就把它删掉。',
  },
  standard: 'IEEE 802.1Q',
  lesson: 'switching',
};
