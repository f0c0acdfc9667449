import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'tables',
  title: { en: 'Tables', zh: '各节点的表' },
  order: 51,
  subject: 'run',
  place: 'main',
  least: { width: 22, height: 10 },
  compares: 'beside',
  offered: ({ topology }) => topology.nodes.length > 1,
  load: () => import('./View.tsx'),
};
