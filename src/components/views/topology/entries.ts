import type { ChangeEntry } from '../../view-kit/stage-view.ts';

/** What leads here from *Change the run*. */
export const entries: readonly ChangeEntry[] = [
  { title: { en: 'A route of a host or router', zh: '主机或路由器的路由' }, look: 'eroutes' },
];
