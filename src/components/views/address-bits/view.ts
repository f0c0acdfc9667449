import type { StageView } from '../../view-kit/stage-view.ts';

export const view: StageView = {
  id: 'address-bits',
  title: { en: 'Address and mask', zh: '地址与掩码' },
  order: 36,
  subject: 'run',
  place: 'below',
  least: { width: 26, height: 19 },
  compares: 'beside',
  offered: ({ topology }) => topology.nodes.some(({ addresses }) => addresses.length > 0),
  load: () => import('./View.tsx'),
};
