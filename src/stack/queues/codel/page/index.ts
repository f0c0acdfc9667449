/** What the page needs to tell a run with a CoDel queue. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { DefinedEvents } from '../../../trace/schema.ts';

export const page: CapabilityPage<DefinedEvents<Record<never, never>>> = {
  words: {},
  dropped: { codel: { en: 'CoDel: waited too long', zh: 'CoDel：排队过久' } },
};
