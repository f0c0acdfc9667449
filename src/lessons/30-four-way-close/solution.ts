import { dropping } from '../facts.ts';
import type { Solution } from '../types.ts';
import { clientFin, finAck, lastAck, second, serverFin } from './lesson.ts';

export const solutions: readonly Solution[] = [
  { task: 'three', inputs: (run) => [dropping(second(finAck))(run)] },
  { task: 'lose-fin', inputs: (run) => [dropping(clientFin)(run)] },
  { task: 'lose-server-fin', inputs: (run) => [dropping(serverFin)(run)] },
  { task: 'lose-last-ack', inputs: (run) => [dropping(lastAck)(run)] },
];
