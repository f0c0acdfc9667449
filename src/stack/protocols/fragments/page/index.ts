/** What the page needs to tell a run in which datagrams are cut and put together. */
import { rfc } from '../../../core/rfc.ts';
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { fragmentEvents } from '../events.ts';
import '../title.ts';
import { fragmentIgnored } from './ignored.ts';
import { fragmentWords } from './words.ts';

stopAt('datagram.whole', 'datagram.expired', 'datagram.refused', 'datagram.displaced');

export const page: CapabilityPage<typeof fragmentEvents> = {
  words: fragmentWords,
  ignored: fragmentIgnored,
  timers: {
    fragments: {
      name: { en: 'reassembly', zh: '重组' },
      short: { en: 'reassembly', zh: '重组' },
      ref: rfc(1122, '3.3.2'),
    },
  },
};
