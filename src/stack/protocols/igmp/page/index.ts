/** What the page needs to tell a run with multicast groups. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { igmpEvents } from '../events.ts';
import '../title.ts';
import { igmpDissector } from './dissector.ts';
import { igmpWords } from './words.ts';

stopAt('igmp.membership', 'igmp.table');

export const page: CapabilityPage<typeof igmpEvents> = {
  words: igmpWords,
  timers: {
    igmp: { name: { en: 'IGMP', zh: ' IGMP ' }, short: { en: 'IGMP', zh: 'IGMP' } },
  },
  dissectors: [igmpDissector],
};
