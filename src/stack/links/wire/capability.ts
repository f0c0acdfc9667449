/** `wire.changes`: inputs that change a link, or what is on it, fetch it. */
import type { Capability } from '../../capability.ts';
import type { LinkChanges } from '../kind.ts';
import { wireChanges } from './changes.ts';

export const capability: Capability = { id: 'wire', linkChanges: [wireChanges as LinkChanges] };
