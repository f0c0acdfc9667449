import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { StageView } from '../../view-kit/stage-view.ts';
import { comfortableWidth, widthForMargins } from './room.ts';

const columnsOf = (run: RecordedRun) => run.topology.nodes.length;

export const view: StageView = {
  id: 'ladder',
  title: { en: 'Ladder', zh: '时序图' },
  order: 10,
  subject: 'run',
  place: 'main',
  margins: { kinds: ['calls'], least: (run) => widthForMargins(columnsOf(run)) },
  least: (run) => ({ width: comfortableWidth(columnsOf(run)), height: 18 }),
  compares: 'overlay',
  offered: () => true,
  load: () => import('./View.tsx'),
};
