import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'ladder', zh: '时序图' },
  also: { en: ['ladder diagram', 'sequence diagram'], zh: ['梯形图'] },
  says: {
    en: 'The picture of packets as slanted lines between hosts, with time running downwards.',
    zh: '把分组画成主机之间一条条斜线的图；时间从上往下走。',
  },
  standard: 'Wireglass',
  lesson: 'three-way-handshake',
};
