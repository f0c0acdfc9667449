import { firstEvent } from '../../../model/queries.ts';
import '../../../stack/apps/browser/events.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'page',
  title: { en: 'Page', zh: '网页' },
  order: 37,
  subject: 'run',
  place: 'below',
  least: { width: 20, height: 12 },
  compares: 'beside',
  offered: (run) => firstEvent(run, { kind: 'browser.navigated' }) >= 0,
  carries: () => import('../../../model/parts/pages.ts'),
  load: () => import('./View.tsx'),
};
