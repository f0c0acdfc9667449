import { connectionsOf } from '../../../model/queries.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'time-sequence',
  title: { en: 'Time–sequence', zh: '时间–序号图' },
  order: 15,
  subject: 'run',
  place: 'main',
  least: { width: 30, height: 18 },
  compares: 'beside',
  offered: (run) => connectionsOf(run).length > 0,
  load: () => import('./View.tsx'),
};
