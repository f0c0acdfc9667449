import { dropping } from '../facts.ts';
import type { Solution } from '../types.ts';
import { lastAck, request, syn, synAck } from './lesson.ts';

export const solutions: readonly Solution[] = [
  { task: 'lose-syn', inputs: (run) => [dropping(syn)(run)] },
  { task: 'lose-syn-ack', inputs: (run) => [dropping(synAck)(run)] },
  { task: 'lose-ack', inputs: (run) => [dropping(lastAck)(run)] },
  {
    task: 'lose-ack-and-request',
    inputs: (run) => [dropping(lastAck)(run), dropping(request)(run)],
  },
];
