/** What the page needs to tell a run with a RED queue. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { redEvents } from '../events.ts';
import '../events.ts';
import { redWords } from './words.ts';

export const page: CapabilityPage<typeof redEvents> = {
  words: redWords,
  dropped: { red: { en: 'RED: dropped early', zh: 'RED 提前丢弃' } },
};
