import { instantOf } from '../../model/columns.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import {
  acked,
  ackRate,
  duplicate,
  firstLoss,
  flowOf,
  fresh,
  gap,
  grown,
  larger,
  losingTail,
  noted,
  opened,
  roundOf,
  rounds,
  roundTrip,
  secondFile,
  sends,
  sentAs,
  syn,
  tail,
  top,
} from './events.ts';
import { BUFFER, SECOND_AT, SEGMENT, scenario } from './scenario.ts';
import { PAGE, tasks } from './tasks.ts';

/** The stretch of time that fills the plot, from and to, ms. */
const closer = (from: number, to: number) => ({ congestion: `z${from * 1000}.${to * 1000}` });
const FIRST_SECOND = closer(120, 800);
const SECOND_FILE_SHOWN = closer(7950, 8950);

/** So many segments fill the line; twice as many do not fit (nearly) before something is lost. */
const FULL = 10;
const FULLER = 19;
/** As high as a curve can be drawn: more than twice as high as the window comes in that time. */
const FULLEST = 20;

/** By what cwnd is multiplied as the client takes a segment for lost. */
function falls(run: RecordedRun): number {
  const event = noted('fast-retransmit')(run);
  const vars = flowOf(run)?.vars;
  if (event < 0 || vars === undefined) return Number.NaN;
  const at = instantOf(run.log, event);
  const before = vars.at.findLastIndex((each) => each < at);
  const after = vars.at.findLastIndex((each) => each <= at);
  return (vars.cwnd[after] ?? Number.NaN) / (vars.cwnd[before] ?? Number.NaN);
}

/** The sender’s own window over time, in segments. */
function windowOver(run: RecordedRun) {
  const { at = [], cwnd = [] } = flowOf(run)?.vars ?? {};
  return { at, value: cwnd.map((bytes) => bytes / SEGMENT) };
}

const climbs = noted('recovery-ends', 2);
const back = grown(FULLER, climbs);

/** How many round trips cwnd takes from its second fall until the queue is full again. */
function climbed(run: RecordedRun): number {
  const [from, to] = [climbs(run), back(run)];
  if (from < 0 || to < 0) return Number.NaN;
  const srtt = flowOf(run)?.vars.srtt[flowOf(run)?.vars.event.indexOf(to) ?? -1] ?? Number.NaN;
  return (instantOf(run.log, to) - instantOf(run.log, from)) / srtt;
}

const inRounds = (run: RecordedRun | undefined) =>
  run === undefined ? Number.NaN : rounds(run, SECOND_AT, 40).length;
const begins = (run: RecordedRun | undefined) =>
  run === undefined ? Number.NaN : (fresh(run, SECOND_AT)[0]?.at ?? Number.NaN);
const count = (run: RecordedRun, round: number, since = 0) =>
  rounds(run, since, round)[round - 1] ?? Number.NaN;

const steps: readonly LessonStep[] = [
  {
    id: 'start',
    show: ['ladder'],
    startsAfter: when(opened),
    runUntil: acked(1),
    question: {
      kind: 'choice',
      id: 'how-much',
      rule: cite(5681, '3.1'),
      why: sends(1),
      withholds: ['slow-start', 'congestion-window'],
      options: {
        window: (run) => count(run, 1) === BUFFER / SEGMENT,
        line: (run) => count(run, 1) >= FULL - 2 && count(run, 1) < BUFFER / SEGMENT,
        one: (run) => count(run, 1) === 1,
      },
    },
  },
  {
    id: 'doubles',
    runUntil: acked(8),
    question: {
      kind: 'draw',
      id: 'growth',
      rule: cite(5681, '3.1'),
      why: sends(15),
      withholds: ['slow-start'],
      // The ACK of the eighth segment ends the fourth round: there were 1, 2 and 4 before it.
      ...{ from: sends(1), to: acked(8), parts: 4, most: FULLEST },
      unit: 'segments',
      across: { en: 'round trip', zh: '往返' },
      up: { en: 'cwnd, segments', zh: 'cwnd（报文段）' },
      curve: windowOver,
      checks: ['starts', 'rises', 'ends'],
    },
  },
  {
    id: 'full',
    show: ['congestion'],
    looks: FIRST_SECOND,
    startsAfter: grown(FULL),
    runUntil: grown(FULLER),
    question: {
      kind: 'choice',
      id: 'the-rest',
      rule: cite(5681, '3.1'),
      why: (run) => sentAs(run, FULLER)?.id ?? -1,
      withholds: ['queue'],
      options: {
        faster: (run) =>
          ackRate(run, sentAs(run, FULLER)?.at) > 1.5 * ackRate(run, sentAs(run, FULL)?.at),
        waits: (run) =>
          roundTrip(run, sentAs(run, FULLER)) > 1.3 * roundTrip(run, sentAs(run, FULL)) &&
          ackRate(run, sentAs(run, FULLER)?.at) < 1.3 * ackRate(run, sentAs(run, FULL)?.at),
        lost: (run) => firstLoss(run) >= 0 && firstLoss(run) < (sentAs(run, FULLER)?.id ?? -1),
      },
    },
  },
  {
    id: 'late',
    looks: FIRST_SECOND,
    runUntil: duplicate,
    question: {
      kind: 'order',
      id: 'what-first',
      rule: cite(5681, '3.2'),
      why: firstLoss,
      items: { top, told: duplicate, lost: firstLoss, gap },
    },
  },
  {
    id: 'falls',
    looks: closer(120, 1400),
    runUntil: noted('recovery-ends'),
    question: {
      kind: 'choice',
      id: 'how-far',
      rule: cite(5681, '3.2'),
      why: noted('fast-retransmit'),
      withholds: ['ssthresh', 'fast-recovery'],
      options: {
        one: (run) => falls(run) < 0.2,
        half: (run) => Math.abs(falls(run) - 0.5) < 0.1,
        stays: (run) => falls(run) > 0.9,
      },
    },
  },
  {
    id: 'climbs',
    looks: closer(120, 3200),
    startsAfter: climbs,
    runUntil: back,
    question: {
      kind: 'choice',
      id: 'how-soon',
      rule: cite(5681, '3.1'),
      why: back,
      withholds: ['congestion-avoidance', 'ssthresh'],
      options: {
        once: (run) => climbed(run) < 3,
        nine: (run) => climbed(run) > 7 && climbed(run) < 12,
        never: (run) => climbs(run) > 0 && Number.isNaN(climbed(run)) && secondFile(run).event > 0,
      },
    },
  },
  {
    id: 'idle',
    looks: SECOND_FILE_SHOWN,
    startsAfter: sends(1, SECOND_AT),
    runUntil: sends(25, SECOND_AT),
    question: {
      kind: 'number',
      id: 'fifth-round',
      rule: cite(5681, '4.1'),
      why: sends(25, SECOND_AT),
      unit: 'segments',
      answer: (run) => count(run, 5, SECOND_AT),
    },
  },
  {
    id: 'tail',
    looks: SECOND_FILE_SHOWN,
    startsAfter: (run) => tail(run)?.id ?? -1,
    decidedBy: 'lose-tail',
    question: {
      kind: 'choice',
      id: 'long-after',
      rule: cite(5681, '3.1'),
      experiments: [[losingTail]],
      why: (run) => secondFile(run).event,
      options: {
        nothing: (run, lost) => begins(lost) === begins(run) && inRounds(lost) === inRounds(run),
        waits: (run, lost) => begins(lost) > begins(run),
        crawls: (run, lost) => begins(lost) === begins(run) && inRounds(lost) > inRounds(run),
      },
    },
  },
  {
    id: 'ten',
    show: ['ladder'],
    startsAfter: when(syn),
    decidedBy: 'begin-larger',
    question: {
      kind: 'number',
      id: 'page-rounds',
      rule: cite(6928, 2),
      experiments: [[larger]],
      why: acked(PAGE),
      answer: (_, changed) => roundOf(rounds(changed as RecordedRun), PAGE),
    },
  },
];

export const lesson: LessonContent = {
  scenario,
  seed: 49,
  steps,
  tasks,
};
