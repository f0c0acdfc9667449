/** What the reader does to the run. */
import type { RecordedRun } from '../../model/recorded-run.ts';
import { segment } from '../../stack/protocols/tcp/predicates.ts';
import { ACK, eventOf, lossOf, SYN } from '../facts.ts';
import type { LessonTask } from '../types.ts';
import { ofOld, oldSyn, serverOpen } from './events.ts';

/** Where both ends are open in spite of this loss. */
function openedAfter(run: RecordedRun, dropped: number | undefined): number {
  return dropped === undefined ? -1 : eventOf(run, serverOpen, dropped);
}

/** A bare ACK of the client was lost before the server was ESTABLISHED. */
function lostLastAck(run: RecordedRun): number | undefined {
  return lossOf(run, 'client', ACK)?.dropped;
}

export const tasks: readonly LessonTask[] = [
  {
    id: 'old-syn',
    step: 'old-syn',
    does: oldSyn,
    done: (run) => eventOf(run, ofOld.then(segment('RST').from('client')).then(ofOld)),
  },
  {
    id: 'lose-syn',
    step: 'lose-syn',
    done: (run) => openedAfter(run, lossOf(run, 'client', SYN)?.dropped),
  },
  {
    id: 'lose-syn-ack',
    step: 'lose-syn-ack',
    done: (run) => openedAfter(run, lossOf(run, 'server', SYN | ACK)?.dropped),
  },
  { id: 'lose-ack', step: 'lose-ack', done: (run) => openedAfter(run, lostLastAck(run)) },
  {
    id: 'lose-ack-and-request',
    step: 'lose-ack',
    done: (run) =>
      Math.min(
        openedAfter(run, lostLastAck(run)),
        openedAfter(run, lossOf(run, 'client', ACK, true)?.dropped),
      ),
  },
];
