/** What the reader does to the run. */
import { ACK, dropping, eventOf, lossOf } from '../facts.ts';
import type { LessonTask } from '../types.ts';
import {
  careless,
  cut,
  doubled,
  firstAck,
  firstAckArrives,
  givenUp,
  goesOn,
  halved,
  inBites,
  synAck,
  update,
  windowOf,
} from './events.ts';
import { BITE, BUFFER } from './scenario.ts';

const BITES_TO_SEE = 6;

export const tasks: readonly LessonTask[] = [
  { id: 'cut', step: 'silence', does: cut, done: (run) => eventOf(run, givenUp) },
  {
    id: 'lose-update',
    step: 'lost',
    does: dropping(update),
    done(run) {
      const lost = lossOf(run, 'server', ACK);
      const isUpdate = lost !== undefined && lost.segment.id === eventOf(run, update);
      return isUpdate ? eventOf(run, goesOn) : -1;
    },
  },
  {
    id: 'careless',
    step: 'bites',
    does: careless,
    // A few bites show what all of them will be like.
    done: (run) => inBites(run).filter(({ length }) => length <= BITE)[BITES_TO_SEE - 1]?.id ?? -1,
  },
  {
    id: 'halved',
    step: 'smaller',
    does: halved,
    done: (run) => (windowOf(run, firstAck) < BUFFER ? eventOf(run, firstAckArrives) : -1),
  },
  {
    id: 'doubled',
    step: 'who',
    does: doubled,
    done: (run) => (windowOf(run, synAck) > BUFFER ? eventOf(run, firstAckArrives) : -1),
  },
];
