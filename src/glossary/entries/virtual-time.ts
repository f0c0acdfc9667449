import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'virtual time', zh: '虚拟时间' },
  says: {
    en: 'The clock of the simulated network. It stands still while you think, and is the same on every machine.',
    zh: '模拟网络自己的时钟：你思考的时候它停着，在每台机器上都走得一样。',
  },
  standard: 'Wireglass',
  lesson: 'three-way-handshake',
};
