/** What the page needs to tell a run with DNS. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { dnsEvents } from '../events.ts';
import type { resolverEvents } from '../resolver-events.ts';
import '../title.ts';
import { dnsDissector } from './dissector.ts';
import { resolverWords } from './resolver-words.ts';
import { tables } from './tables.ts';
import { dnsWords } from './words.ts';

export const page: CapabilityPage<typeof dnsEvents & typeof resolverEvents> = {
  words: { ...dnsWords, ...resolverWords },
  dissectors: [dnsDissector],
  tables,
};
