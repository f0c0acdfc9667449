import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'tcb',
  title: { en: 'TCB', zh: 'TCB' },
  key: 'v',
  order: 40,
  subject: 'node',
  place: 'side',
  least: { width: 11.5, height: 10 },
  compares: 'beside',
  offered: () => true,
  load: () => import('./View.tsx'),
};
