/** What the reader does to the run. */
import { ACK, eventOf, lossOf } from '../facts.ts';
import type { LessonTask } from '../types.ts';
import { farther, filled, heard, secondFileDone, shrank, shrinking } from './events.ts';
import { ROUND_TRIPS_FAR } from './scenario.ts';

export const tasks: readonly LessonTask[] = [
  {
    id: 'lose-ack',
    step: 'lose-ack',
    // The next ACK that arrives has moved the edge for both.
    done(run) {
      const lost = lossOf(run, 'server', ACK);
      if (lost === undefined) return -1;
      return heard(run).find(({ id, ack }) => id > lost.dropped && ack > 1)?.id ?? -1;
    },
  },
  {
    id: 'hole',
    step: 'hole',
    done(run) {
      const lost = lossOf(run, 'client', ACK, true);
      return lost === undefined ? -1 : eventOf(run, filled, lost.dropped);
    },
  },
  { id: 'shrink', step: 'shrink', does: shrinking, done: shrank },
  {
    id: 'far',
    step: 'far',
    does: farther,
    done(run) {
      const { event, takes } = secondFileDone(run);
      return takes > ROUND_TRIPS_FAR ? event : -1;
    },
  },
];
