import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { browserEvents } from '../events.ts';
import '../events.ts';
import { browserWords } from './words.ts';

stopAt('browser.answered', 'browser.loaded', 'browser.failed');

export const page: CapabilityPage<typeof browserEvents> = { words: browserWords };
