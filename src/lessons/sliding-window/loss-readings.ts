/** What is read off a run in which a segment or an ACK of the first file was lost. */
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { segmentFor } from '../../stack/protocols/tcp/predicates.ts';
import { ACK, eventOf, lossOf, nodeOf, timeOf } from '../facts.ts';
import { ackOf } from '../sent.ts';
import { dataSent, filled, heard, repeat } from './events.ts';
import { SEGMENT } from './scenario.ts';

/** By how much the trailing edge moved with the first ACK that came after one was lost. */
export function firstAckMoves(lost: RecordedRun): number {
  const loss = lossOf(lost, 'server', ACK);
  const first = heard(lost).find(({ id }) => id > (loss?.dropped ?? -1));
  return (first?.ack ?? Number.NaN) - 1;
}

/** The most that the client ever had under way after the loss, within the first file. */
export function mostUnderWay(lost: RecordedRun): number {
  const loss = lossOf(lost, 'server', ACK)?.dropped ?? 0;
  const first = dataSent(lost)[0]?.seq ?? 0;
  const known = heard(lost);
  return Math.max(
    ...dataSent(lost, loss).map(({ id, seq, length }) => {
      const ack = known.filter((each) => each.id < id).at(-1)?.ack ?? 1;
      return ((seq - first) | 0) + length - (ack - 1);
    }),
  );
}

/** Whether the program read something between a loss and the repetition that mends it. */
export function readBeforeRepeat(lost: RecordedRun): boolean {
  const loss = lossOf(lost, 'client', ACK, true)?.dropped ?? 0;
  const until = eventOf(lost, repeat.then(segmentFor('immediate-ack').from('server')));
  const back = eventsIn(
    lost,
    { kind: 'socket.return', field: 'name', is: 'recv', node: nodeOf(lost, 'server') },
    loss,
    until,
  );
  // What the repetition brings is read at the very instant at which it arrives.
  return [...back].some(({ at }) => at < timeOf(lost, filled));
}

/** Whether one repetition was enough: the ACK after it is for all four segments. */
export const keptAll = (lost: RecordedRun) => ackOf(lost, filled) === 4 * SEGMENT + 1;
