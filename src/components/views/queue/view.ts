import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { StageView } from '../../view-kit/stage-view.ts';
import { WAITS } from './waits.ts';

const linksOf = (run: RecordedRun) =>
  run.topology.links.filter(({ id }) => run.part(WAITS).has(id));

export const view: StageView = {
  id: 'queue',
  title: { en: 'Queue', zh: '队列' },
  order: 21,
  subject: 'link',
  place: 'main',
  least: { width: 28, height: 18 },
  compares: 'beside',
  offered: (run) => linksOf(run).length > 0,
  subjects: (run) => linksOf(run).map(({ id }) => ({ kind: 'link', link: id })),
  load: () => import('./View.tsx'),
};
