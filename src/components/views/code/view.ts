import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'code',
  title: { en: 'Program', zh: '程序' },
  order: 31,
  subject: 'node',
  place: 'side',
  least: { width: 15, height: 9 },
  compares: 'overlay',
  offered: () => true,
  load: () => import('./View.tsx'),
};
