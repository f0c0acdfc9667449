import type { CapabilityPage } from '../../../trace/page/kind.ts';
import type { flowsEvents } from '../events.ts';
import { flowsWords } from './words.ts';

export const page: CapabilityPage<typeof flowsEvents> = { words: flowsWords };
