/** What the page needs to tell a run in which frames are checked. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { fcsEvents } from '../events.ts';
import '../events.ts';
import { fcsWords } from './words.ts';

export const page: CapabilityPage<typeof fcsEvents> = { words: fcsWords };
