import { MILLISECOND } from '../../stack/core/instant.ts';
import { dropping } from '../facts.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import type { LessonContent, LessonStep, Moment } from '../types.ts';
import {
  ackArrives,
  ackFor,
  arrivals,
  copies,
  longer,
  losing,
  mirrored,
  NEXT,
  sampleAfterCalm,
  sends,
  shorter,
  twiceFrom,
  waited,
} from './events.ts';
import { CALM, ONE_WAY, scenario } from './scenario.ts';
import { DROPPED_FIRST, DROPPED_LATER, tasks } from './tasks.ts';

const ROUND_TRIP = 2 * ONE_WAY;
/** Apart by no more than a clock's granularity, and what is rounded off. */
const near = (time: number, wanted: number) => Math.abs(time - wanted) <= 2 * MILLISECOND;
const inMs = (micros: number) => Math.round(micros / MILLISECOND);

/** A copy of the first segment after the calm leaves the client. */
const leaves =
  (copy: number): Moment =>
  (run) =>
    copies(run, NEXT)[copy]?.id ?? -1;

/** Sent after the second measurement and before the third. */
const SAMPLED = 2;

/** What is measured and what is waited for stand large: queue and rate are not spoken of. */
const ROUND_TRIPS = { congestion: 'mqg' };

const steps: readonly LessonStep[] = [
  {
    id: 'first',
    show: ['ladder'],
    startsAfter: when(sends(DROPPED_FIRST)),
    decidedBy: 'lose-first',
    question: {
      kind: 'choice',
      id: 'how-long',
      rule: cite(6298, 2),
      withholds: ['rto', 'srtt'],
      experiments: [[dropping(sends(DROPPED_FIRST))]],
      why: (run) => copies(run, DROPPED_FIRST)[1]?.id ?? -1,
      options: {
        one: (_, lost) => near(waited(lost, DROPPED_FIRST), ROUND_TRIP),
        three: (_, lost) => near(waited(lost, DROPPED_FIRST), 3 * ROUND_TRIP),
        second: (_, lost) => waited(lost, DROPPED_FIRST) > 4 * ROUND_TRIP,
      },
    },
  },
  {
    id: 'second',
    show: ['congestion'],
    looks: ROUND_TRIPS,
    startsAfter: when(sends(1)),
    runUntil: when(ackArrives(1)),
    question: {
      kind: 'number',
      id: 'second-sample',
      rule: cite(6298, 2),
      experiments: [[dropping(sends(SAMPLED))]],
      unit: 'ms',
      answer: (_, lost) => inMs(waited(lost, SAMPLED)),
    },
  },
  {
    id: 'calm',
    looks: ROUND_TRIPS,
    startsAfter: when(ackArrives(1)),
    runUntil: when(ackArrives(CALM)),
    question: {
      kind: 'choice',
      id: 'where-to',
      rule: cite(6298, 2),
      experiments: [[dropping(sends(CALM))]],
      options: {
        stays: (_, lost) => near(waited(lost, CALM), 2.5 * ROUND_TRIP),
        double: (_, lost) => near(waited(lost, CALM), 2 * ROUND_TRIP),
        close: (_, lost) => near(waited(lost, CALM), ROUND_TRIP),
      },
    },
  },
  {
    id: 'longer',
    show: ['ladder'],
    startsAfter: when(ackArrives(CALM)),
    decidedBy: 'longer',
    question: {
      kind: 'order',
      id: 'late',
      rule: cite(6298, 5),
      experiments: [[longer]],
      why: leaves(1),
      in: (_, late) => late as NonNullable<typeof late>,
      items: {
        'ack-back': (run) => ackFor(run, NEXT)?.id ?? -1,
        'first-arrives': (run) => arrivals(run, NEXT)[0] ?? -1,
        'second-arrives': (run) => arrivals(run, NEXT)[1] ?? -1,
        'sent-again': leaves(1),
      },
    },
  },
  {
    id: 'ambiguous',
    startsAfter: when(sends(DROPPED_LATER)),
    decidedBy: 'lose-later',
    question: {
      kind: 'choice',
      id: 'counts',
      rule: cite(6298, 3),
      withholds: ['karn'],
      experiments: [[losing(DROPPED_LATER)], [losing(DROPPED_LATER), losing(NEXT)]],
      why: (run) => ackFor(run, DROPPED_LATER)?.id ?? -1,
      // What was measured shows in how long the next segment waits when it is lost.
      options: {
        first: (_, __, next) => waited(next, NEXT) > 2.1 * ROUND_TRIP,
        again: (_, __, next) => near(waited(next, NEXT), ROUND_TRIP),
        neither: (_, __, next) => near(waited(next, NEXT), 2 * ROUND_TRIP + 2 * MILLISECOND),
      },
    },
  },
  {
    id: 'blind',
    show: ['timers'],
    startsAfter: when(ackArrives(CALM)),
    decidedBy: 'blind',
    question: {
      kind: 'number',
      id: 'twice',
      rule: cite(6298, 5),
      experiments: [[longer]],
      why: (run) => sampleAfterCalm(run)?.id ?? -1,
      unit: 'segments',
      answer: (_, late) => twiceFrom(late as NonNullable<typeof late>, NEXT),
    },
  },
  {
    id: 'shorter',
    show: ['congestion'],
    looks: ROUND_TRIPS,
    startsAfter: when(ackArrives(CALM)),
    decidedBy: 'shorter',
    question: {
      kind: 'choice',
      id: 'faster',
      rule: cite(6298, 2),
      experiments: [[shorter], [shorter, losing(NEXT + 1)]],
      why: (run) => sampleAfterCalm(run)?.id ?? -1,
      options: {
        follows: (_, __, next) => waited(next, NEXT + 1) < ROUND_TRIP / 2,
        slowly: (_, __, next) =>
          waited(next, NEXT + 1) >= ROUND_TRIP / 2 && waited(next, NEXT + 1) <= ROUND_TRIP,
        rises: (_, __, next) => waited(next, NEXT + 1) > ROUND_TRIP + 2 * MILLISECOND,
      },
    },
  },
  {
    id: 'mirrored',
    looks: ROUND_TRIPS,
    startsAfter: when(ackArrives(CALM)),
    decidedBy: 'mirrored',
    question: {
      kind: 'number',
      id: 'slower',
      rule: cite(6298, 2),
      experiments: [[mirrored], [mirrored, losing(NEXT + 2)]],
      why: (run) => sampleAfterCalm(run)?.id ?? -1,
      unit: 'ms',
      answer: (_, __, next) => inMs(waited(next as NonNullable<typeof next>, NEXT + 2)),
    },
  },
];

export const lesson: LessonContent = {
  scenario,
  seed: 38,
  steps,
  tasks,
};
