import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'MAC learning', zh: '地址学习' },
  also: { en: ['address learning'], zh: ['自学习'] },
  says: {
    en: 'A switch notes the source address of each frame with the port at which it came in.',
    zh: '交换机把每个帧的源地址连同它进来的端口记下来。',
  },
  standard: 'IEEE 802.1Q',
  lesson: 'switching',
};
