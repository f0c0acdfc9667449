import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'settings',
  title: { en: 'Stack settings', zh: '协议栈设置' },
  order: 60,
  subject: 'run',
  place: 'side',
  least: { width: 20, height: 18 },
  compares: 'none',
  offered: () => true,
  changes: () => import('./entries.ts'),
  load: () => import('./View.tsx'),
};
