/** What the reader does to the run. */
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { LessonTask } from '../types.ts';
import {
  answered,
  drawn,
  drawnPing,
  gaveUp,
  losing,
  ONE_MORE,
  oneMore,
  request,
  toldOfGap,
} from './events.ts';
import { TYPED } from './scenario.ts';

/** Of the five pieces on the narrow link the third: a long one in the middle. */
export const MIDDLE = 2;

/** The typed ping was one of so many bytes, and its answer is there. */
const pinged = (run: RecordedRun, bytes: number) =>
  request(run, TYPED)?.length === bytes ? answered(run, TYPED) : -1;

export const tasks: readonly LessonTask[] = [
  { id: 'one-more', step: 'one-more', does: oneMore, done: (run) => pinged(run, ONE_MORE) },
  { id: 'drawn', step: 'offset', does: drawnPing, done: (run) => pinged(run, drawn(run)) },
  {
    id: 'lose-one',
    step: 'lost',
    does: losing(MIDDLE),
    done: (run) => (gaveUp(run) === undefined ? -1 : toldOfGap(run)),
  },
  {
    id: 'silent',
    step: 'silent',
    done(run) {
      const { first, id = -1 } = gaveUp(run) ?? {};
      return first === false ? id : -1;
    },
  },
];
