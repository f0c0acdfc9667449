import type { Capability } from '../../capability.ts';
import { socketOptions } from './options.ts';

export const capability: Capability = { id: 'socket-options', socketOptions };
