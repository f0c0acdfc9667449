/** What the page needs to tell a run with a router. */
import { rfc } from '../../../core/rfc.ts';
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { routerEvents } from '../events.ts';
import '../events.ts';
import { routerIgnored, routerWords } from './words.ts';

export const page: CapabilityPage<typeof routerEvents> = {
  words: routerWords,
  ignored: routerIgnored,
  timers: {
    icmp: {
      name: { en: 'redirect', zh: '重定向' },
      short: { en: 'redirect', zh: '重定向' },
      ref: rfc(1122, '3.2.2.2'),
    },
  },
};
