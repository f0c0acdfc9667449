import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { networkEvents } from '../events.ts';
import '../title.ts';
import { networkWords } from './words.ts';

stopAt('network.away');

export const page: CapabilityPage<typeof networkEvents> = { words: networkWords };
