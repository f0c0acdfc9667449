import type { ChangeEntry } from '../../view-kit/stage-view.ts';

/** What leads here from *Change the run*. */
export const entries: readonly ChangeEntry[] = [
  { title: { en: 'A link, or the queue in front of it', zh: '链路，或它前面的队列' }, look: 'l' },
  { title: { en: 'A setting of the hosts', zh: '主机的设置' }, look: undefined },
];
