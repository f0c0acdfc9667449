import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { tracerouteEvents } from '../events.ts';
import '../title.ts';
import { tracerouteWords } from './words.ts';

stopAt('traceroute.answered', 'traceroute.unanswered');

export const page: CapabilityPage<typeof tracerouteEvents> = { words: tracerouteWords };
