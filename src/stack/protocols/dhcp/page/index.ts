/** What the page needs to tell a run with DHCP. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { dhcpEvents } from '../events.ts';
import '../title.ts';
import { dhcpDissector } from './dissector.ts';
import { tables } from './tables.ts';
import { dhcpWords } from './words.ts';

stopAt('dhcp.lease', 'dhcp.client');

export const page: CapabilityPage<typeof dhcpEvents> = {
  words: dhcpWords,
  dissectors: [dhcpDissector],
  tables,
};
