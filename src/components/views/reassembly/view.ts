import { firstEvent } from '../../../model/queries.ts';
import '../../../stack/protocols/fragments/events.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'reassembly',
  title: { en: 'Reassembly', zh: '分片重组' },
  order: 35,
  subject: 'run',
  place: 'below',
  least: { width: 24, height: 15 },
  compares: 'beside',
  offered: (run) => firstEvent(run, { kind: 'fragment.received' }) >= 0,
  carries: () => import('../../../model/parts/reassemblies.ts'),
  load: () => import('./View.tsx'),
};
