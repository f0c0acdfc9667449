import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'hub', zh: '集线器' },
  also: { en: ['repeater'], zh: ['中继器'] },
  says: {
    en: 'A box that repeats whatever comes in at one port out of all the others.',
    zh: '把一个端口收到的信号从其他所有端口原样发出去的设备。',
  },
  standard: 'IEEE 802.3',
  lesson: 'switching',
};
