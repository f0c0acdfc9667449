/** What the page needs to tell a run with ARP's programs. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { arpCareEvents } from '../events.ts';
import '../events.ts';
import { arpCareWords } from './words.ts';

stopAt('acd.claimed', 'acd.conflict', 'acd.released');

export const page: CapabilityPage<typeof arpCareEvents> = { words: arpCareWords };
