/** HTTP's messages. Programs that speak it need it, so that a page knows their words. */
import type { Capability } from '../../capability.ts';
import './events.ts';

export const capability: Capability = { id: 'http' };
