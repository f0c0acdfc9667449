import { connectionsOf } from '../../../model/queries.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'sliding-windows',
  title: { en: 'Windows', zh: '滑动窗口' },
  key: 'u',
  order: 14,
  subject: 'run',
  place: 'main',
  least: { width: 22, height: 19 },
  compares: 'beside',
  offered: (run) => connectionsOf(run).length > 0,
  load: () => import('./View.tsx'),
};
