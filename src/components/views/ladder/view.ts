import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'ladder',
  title: { en: 'Ladder', zh: '时序图' },
  order: 10,
  subject: 'run',
  place: 'main',
  margins: { kinds: ['calls'], least: 44 },
  least: { width: 20, height: 18 },
  compares: 'beside',
  offered: () => true,
  load: () => import('./View.tsx'),
};
