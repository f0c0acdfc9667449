import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'fork', zh: '分叉' },
  everyday: true,
  says: {
    en: 'A run that shares its past with the original up to the instant at which you changed something.',
    zh: '在你动手改变的那一刻之前与原来的运行完全相同的另一次运行。',
  },
  standard: 'Wireglass',
  lesson: 'three-way-handshake',
};
