/** What the reader does to the run. */
import type { RecordedRun } from '../../model/recorded-run.ts';
import { becomes } from '../../stack/protocols/tcp/predicates.ts';
import { ACK, eventOf, FIN, lossOf, lostSegments, nodeOf } from '../facts.ts';
import type { LessonTask } from '../types.ts';
import { serverFin } from './events.ts';

/** Where both FINs are acknowledged in spite of this loss: the server is CLOSED, not by a reset. */
function closedAfter(run: RecordedRun, dropped: number | undefined): number {
  if (dropped === undefined) return -1;
  return eventOf(run, becomes('CLOSED', 'rcv ACK of FIN').at('server'), dropped);
}

/** The client's way from FIN_WAIT_1 straight to TIME_WAIT. */
const shortcut = becomes('TIME_WAIT', 'rcv FIN,ACK of FIN').at('client');

/** The loss of the ACK that ends a connection. */
function lostLastAck(run: RecordedRun): number | undefined {
  const fin = eventOf(run, serverFin);
  const loss = lostSegments(run).find(
    ({ segment: { id, node, flags, length } }) =>
      id > fin && node === nodeOf(run, 'client') && flags === ACK && length === 0,
  );
  return fin < 0 ? undefined : loss?.dropped;
}

export const tasks: readonly LessonTask[] = [
  {
    id: 'three',
    step: 'three',
    done: (run) => (lossOf(run, 'server', ACK) === undefined ? -1 : eventOf(run, shortcut)),
  },
  {
    id: 'lose-fin',
    step: 'lose-fin',
    done: (run) => closedAfter(run, lossOf(run, 'client', FIN | ACK)?.dropped),
  },
  {
    id: 'lose-server-fin',
    step: 'lose-fin',
    done: (run) => closedAfter(run, lossOf(run, 'server', FIN | ACK)?.dropped),
  },
  { id: 'lose-last-ack', step: 'lose-last-ack', done: (run) => closedAfter(run, lostLastAck(run)) },
];
