import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

const switchesOf = ({ topology }: RecordedRun) =>
  topology.nodes.filter(({ kind }) => kind === 'switch');

export const view: StageView = {
  id: 'switch-table',
  title: { en: 'Switch table', zh: '交换机转发表' },
  order: 50,
  subject: 'node',
  place: 'side',
  least: { width: 20, height: 9 },
  compares: 'beside',
  offered: (run) => switchesOf(run).length > 0,
  subjects: (run) => switchesOf(run).map(({ id }) => ({ kind: 'node', node: id })),
  carries: () => import('./part.ts'),
  load: () => import('./View.tsx'),
};
