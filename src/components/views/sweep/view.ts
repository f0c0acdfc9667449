import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'sweep',
  title: { en: 'Sweep', zh: '参数扫描' },
  order: 61,
  subject: 'run',
  place: 'below',
  least: { width: 28, height: 19 },
  compares: 'none',
  offered: () => true,
  makesRuns: true,
  load: () => import('./View.tsx'),
};
