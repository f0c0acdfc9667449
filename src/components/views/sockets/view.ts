import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'sockets',
  title: { en: 'Socket calls', zh: '套接字调用' },
  key: 's',
  order: 30,
  subject: 'node',
  place: 'side',
  margin: 'calls',
  least: { width: 11.5, height: 7.5 },
  compares: 'beside',
  offered: () => true,
  load: () => import('./View.tsx'),
};
