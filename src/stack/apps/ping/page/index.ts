import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { pingEvents } from '../events.ts';
import '../title.ts';
import { pingWords } from './words.ts';

stopAt('ping.answered', 'ping.refused', 'ping.unanswered');

export const page: CapabilityPage<typeof pingEvents> = { words: pingWords };
