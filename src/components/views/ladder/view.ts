import type { TraceModel } from '../../../model/trace-model.ts';
import type { StageView } from '../../view-kit/stage-view.ts';
import { comfortableWidth, widthForMargins } from './room.ts';

const columnsOf = (run: TraceModel) => run.topology.nodes.length;

export const view: StageView = {
  id: 'ladder',
  title: { en: 'Ladder', zh: '时序图' },
  order: 10,
  subject: 'run',
  place: 'main',
  margins: { kinds: ['calls'], least: (run) => widthForMargins(columnsOf(run)) },
  least: (run) => ({ width: comfortableWidth(columnsOf(run)), height: 18 }),
  compares: 'beside',
  offered: () => true,
  load: () => import('./View.tsx'),
};
