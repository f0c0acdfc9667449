import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'charts',
  title: { en: 'State charts', zh: '状态图' },
  key: 'c',
  order: 20,
  subject: 'node',
  place: 'side',
  height: 'own',
  least: { width: 11.5, height: 17.5 },
  compares: 'beside',
  offered: () => true,
  load: () => import('./View.tsx'),
  large: {
    key: 'l',
    title: { en: 'One state chart, large; then the next', zh: '放大一张状态图，再按换下一张' },
    load: () => import('./WholeChart.tsx'),
  },
  watch: () => import('./ChartMonitor.tsx'),
};
