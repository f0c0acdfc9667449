import { rfc } from '../../../core/rfc.ts';
import type { TimerWords } from '../../../trace/words.ts';

/** Every entry of the cache has one, named by its address. */
export const arpTimer: TimerWords = {
  name: { en: 'ARP', zh: ' ARP ' },
  short: { en: 'ARP', zh: 'ARP' },
  ref: rfc(1122, '2.3.2'),
};
