import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'socket-table',
  title: { en: 'Socket table', zh: '套接字表' },
  order: 32,
  subject: 'run',
  place: 'below',
  least: { width: 28, height: 10 },
  compares: 'beside',
  offered: () => true,
  load: () => import('./View.tsx'),
};
