/** What the page needs to tell a run with HTTP. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { httpEvents } from '../events.ts';
import '../events.ts';
import { httpDissector } from './dissector.ts';
import { httpWords } from './words.ts';

stopAt('http.response.received', 'http.failed', 'http.unreadable');

export const page: CapabilityPage<typeof httpEvents> = {
  words: httpWords,
  dissectors: [httpDissector],
};
