import { connectionsOf } from '../../../model/queries.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'state-bands',
  title: { en: 'States', zh: '两端状态' },
  order: 19,
  subject: 'run',
  place: 'main',
  least: { width: 26, height: 16 },
  compares: 'beside',
  offered: (run) => connectionsOf(run).length > 0,
  load: () => import('./View.tsx'),
};
