/// <reference types="vite/types/importMeta.d.ts" />
/** What each discipline brings to the page: a folder of `queues` each, found by itself. */
import type { QueuePage } from '../../links/page.ts';

const found = import.meta.glob<QueuePage>('../*/page/knobs.ts', {
  eager: true,
  import: 'queuePage',
});

export const QUEUE_PAGES: readonly QueuePage[] = Object.values(found);

export const queuePageOf = (kind: string | undefined): QueuePage | undefined =>
  QUEUE_PAGES.find((page) => page.kind === kind);
