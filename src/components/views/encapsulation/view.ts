import { packetsOf } from '../../../model/queries.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'encapsulation',
  title: { en: 'Encapsulation', zh: '封装' },
  order: 34,
  subject: 'run',
  place: 'below',
  least: { width: 26, height: 19 },
  compares: 'beside',
  offered: (run) => packetsOf(run).length > 0,
  load: () => import('./View.tsx'),
};
