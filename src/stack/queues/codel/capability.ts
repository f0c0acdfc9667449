/** Controlled delay: links whose queue is `codel` fetch it. It drops at the head of the queue. */
import type { Capability } from '../../capability.ts';
import type { QueueKind } from '../../links/kind.ts';
import { codel } from './index.ts';
import { codelForm } from './schema.ts';

export const capability: Capability = {
  id: 'codel',
  needs: ['wire.changes'],
  queues: [codel as QueueKind],
  forms: { queues: { codel: codelForm } },
};
