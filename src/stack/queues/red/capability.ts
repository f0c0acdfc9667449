/** Random early detection: links whose queue is `red` fetch it. */
import type { Capability } from '../../capability.ts';
import type { QueueKind } from '../../links/kind.ts';
import { red } from './index.ts';
import { redForm } from './schema.ts';

export const capability: Capability = {
  id: 'red',
  queues: [red as QueueKind],
  forms: { queues: { red: redForm } },
};
