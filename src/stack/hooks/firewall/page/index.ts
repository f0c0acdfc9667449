/** What the page needs to tell a run with a firewall. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { firewallEvents } from '../events.ts';
import '../events.ts';
import '../title.ts';
import { tables } from './tables.ts';
import { firewallIgnored, firewallWords } from './words.ts';

export const page: CapabilityPage<typeof firewallEvents> = {
  words: firewallWords,
  ignored: firewallIgnored,
  timers: {
    firewall: {
      name: { en: 'firewall', zh: '防火墙' },
      short: { en: 'firewall', zh: '防火墙' },
    },
  },
  tables,
};
