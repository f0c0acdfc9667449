import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'MAC table', zh: 'MAC 地址表' },
  also: { en: ['MAC address table', 'forwarding database'], zh: ['交换表'] },
  says: {
    en: 'What a switch has learned: behind which port it has seen which MAC address, and when.',
    zh: '交换机学到的东西：在哪个端口、什么时候见过哪个 MAC 地址。',
  },
  standard: 'IEEE 802.1Q',
  lesson: 'switching',
};
