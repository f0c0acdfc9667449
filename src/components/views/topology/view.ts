import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'topology',
  title: { en: 'Map', zh: '拓扑' },
  order: 12,
  subject: 'run',
  place: 'main',
  least: { width: 24, height: 18 },
  compares: 'beside',
  offered: ({ topology }) => topology.links.length > 0,
  changes: () => import('./entries.ts'),
  load: () => import('./View.tsx'),
};
