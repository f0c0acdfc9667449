import { connectionsOf } from '../../../model/queries.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'congestion',
  title: { en: 'Congestion', zh: '拥塞控制' },
  order: 16,
  subject: 'run',
  place: 'main',
  least: { width: 30, height: 20 },
  compares: 'overlay',
  offered: (run) => connectionsOf(run).length > 0,
  load: () => import('./View.tsx'),
};
