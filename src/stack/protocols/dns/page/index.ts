/** What the page needs to tell a run with DNS. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { dnsEvents } from '../events.ts';
import '../title.ts';
import { dnsDissector } from './dissector.ts';
import { dnsWords } from './words.ts';

export const page: CapabilityPage<typeof dnsEvents> = {
  words: dnsWords,
  dissectors: [dnsDissector],
};
