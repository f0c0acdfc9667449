/** What the reader does to the run. */
import { dropping } from '../facts.ts';
import type { LessonTask } from '../types.ts';
import {
  ackFor,
  copies,
  longer,
  mirrored,
  NEXT,
  sampleAfterCalm,
  sends,
  shorter,
  twiceFrom,
} from './events.ts';
import { CALM } from './scenario.ts';

/** The segments that the reader drops. */
export const DROPPED_FIRST = 1;
export const DROPPED_LATER = CALM;

/** Round trips, µs, that only a way much shorter or much longer than the first makes. */
const SHORT = 100_000;
const LONG = 300_000;

export const tasks: readonly LessonTask[] = [
  {
    id: 'lose-first',
    step: 'first',
    does: dropping(sends(DROPPED_FIRST)),
    done: (run) => copies(run, DROPPED_FIRST)[1]?.id ?? -1,
  },
  {
    id: 'longer',
    step: 'longer',
    does: longer,
    done: (run) => (twiceFrom(run, NEXT) > 0 ? (ackFor(run, NEXT)?.id ?? -1) : -1),
  },
  {
    id: 'lose-later',
    step: 'ambiguous',
    does: dropping(sends(DROPPED_LATER)),
    done: (run) =>
      copies(run, DROPPED_LATER).length > 1 ? (ackFor(run, DROPPED_LATER)?.id ?? -1) : -1,
  },
  {
    id: 'blind',
    step: 'blind',
    does: longer,
    done: (run) => (twiceFrom(run, NEXT) > 1 ? (sampleAfterCalm(run)?.id ?? -1) : -1),
  },
  {
    id: 'shorter',
    step: 'shorter',
    does: shorter,
    // The next segment leaves: until then the line shows where the timeout has gone.
    done(run) {
      const sample = sampleAfterCalm(run);
      if (sample === undefined || sample.a >= SHORT) return -1;
      return copies(run, NEXT + 1)[0]?.id ?? -1;
    },
  },
  {
    id: 'mirrored',
    step: 'mirrored',
    does: mirrored,
    done(run) {
      const sample = sampleAfterCalm(run);
      if (sample === undefined || sample.a <= LONG) return -1;
      return copies(run, NEXT + 2)[0]?.id ?? -1;
    },
  },
];
