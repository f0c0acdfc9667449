/** What the page needs to tell a run with frames that somebody has put together. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { forgeEvents } from '../events.ts';
import '../title.ts';
import { forgeWords } from './words.ts';

export const page: CapabilityPage<typeof forgeEvents> = { words: forgeWords };
