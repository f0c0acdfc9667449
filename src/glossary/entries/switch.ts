import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'switch', zh: '交换机' },
  also: { en: ['learning bridge'], zh: ['网桥'] },
  everyday: true,
  says: {
    en: 'A box that looks at the MAC addresses of frames and sends each only to the port where its destination is, if it knows.',
    zh: '查看帧的 MAC 地址、知道目的在哪个端口就只往那里发的设备。',
  },
  standard: 'IEEE 802.1Q',
  lesson: 'switching',
};
