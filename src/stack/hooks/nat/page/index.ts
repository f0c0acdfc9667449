/** What the page needs to tell a run with a NAT. */
import { rfc } from '../../../core/rfc.ts';
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { natEvents } from '../events.ts';
import '../events.ts';
import { natIgnored } from './ignored.ts';
import { tables } from './tables.ts';
import { natWords } from './words.ts';

stopAt('nat.mapped', 'nat.unmapped', 'nat.syn.held', 'nat.exhausted');

export const page: CapabilityPage<typeof natEvents> = {
  words: natWords,
  ignored: natIgnored,
  timers: {
    nat: {
      name: { en: 'NAT', zh: 'NAT' },
      short: { en: 'NAT', zh: 'NAT' },
      ref: rfc(4787, '4.3'),
    },
  },
  tables,
};
