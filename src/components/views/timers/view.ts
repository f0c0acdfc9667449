import { connectionsOf } from '../../../model/queries.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'timers',
  title: { en: 'Timers', zh: '定时器' },
  order: 18,
  subject: 'run',
  place: 'main',
  least: { width: 30, height: 18 },
  compares: 'beside',
  offered: (run) => connectionsOf(run).length > 0,
  load: () => import('./View.tsx'),
};
