import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'packets',
  title: { en: 'Packet list', zh: '分组列表' },
  order: 11,
  subject: 'run',
  place: 'main',
  least: { width: 20, height: 12 },
  compares: 'beside',
  offered: ({ topology }) => topology.links.length > 0,
  load: () => import('./View.tsx'),
};
