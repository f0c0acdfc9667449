/** What the page needs to tell a run with RARP. Its messages have the format of ARP's (RFC 903). */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { rarpEvents } from '../events.ts';
import '../title.ts';
import { rarpWords } from './words.ts';

stopAt('rarp.configured', 'rarp.failed');

export const page: CapabilityPage<typeof rarpEvents> = { words: rarpWords };
