import { countAt } from '../../model/cursor.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { dropping, eventOf, timeOf } from '../facts.ts';
import { TCP } from '../header-fields.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import { ackHeader, ackOf } from '../sent.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import {
  ackArrives,
  acks,
  dataSent,
  edgeOf,
  FAR,
  farther,
  filled,
  heard,
  repeat,
  secondFileBegins,
  secondFileDone,
  sends,
  shrank,
  shrinking,
  synAck,
  update,
  updateArrives,
} from './events.ts';
import { firstAckMoves, keptAll, mostUnderWay, readBeforeRepeat } from './loss-readings.ts';
import { FILE, SEGMENT, scenario } from './scenario.ts';
import { tasks } from './tasks.ts';
import { whichAck } from './which-ack.ts';
import { neverIdle } from './wide.ts';

/** Bytes that had left before the first ACK for any of them came back. */
function beforeFirstAck(run: RecordedRun): number {
  const sent = dataSent(run, 0, eventOf(run, ackArrives(1)));
  return sent.reduce((sum, { length }) => sum + length, 0);
}

/** Behind which byte the client stands when it has sent what an event lets out. */
function sentAt(run: RecordedRun, event: number): number {
  const until = countAt(run.log, timeOf(run, sends(1), event));
  return dataSent(run, 0, until).reduce((sum, { length }) => sum + length, 0);
}

/** How the leading edge moves with the first ACK that comes from a reader who sleeps. */
function edgeMoves(run: RecordedRun): number {
  const [before, after] = [4, 5].map((n) => heard(run, eventOf(run, ackArrives(n)) + 1).at(-1));
  if (before === undefined || after === undefined) return Number.NaN;
  return edgeOf(after) - edgeOf(before);
}

/** What the client sends when the window update has come, and before it hears of anything else. */
function afterUpdate(run: RecordedRun) {
  const from = eventOf(run, updateArrives);
  const [next] = heard(run).filter(({ id }) => id > from);
  const all = dataSent(run, 0, from);
  const last = all.at(-1);
  const sent = dataSent(run, from, next?.id);
  return { sent, fresh: sent.filter(({ seq }) => ((seq - (last?.seq ?? 0)) | 0) > 0) };
}

/** The ACKs that come for the first file: one a segment, and two window updates. */
const WHOLE_FILE = FILE / SEGMENT + 2;

const takes = (run: RecordedRun) => secondFileDone(run).takes;
/** The longer way, there and back, once. */
const ONCE = 2 * (FAR - 20_000);

const steps: readonly LessonStep[] = [
  {
    id: 'told',
    show: ['sliding-windows'],
    startsAfter: when(synAck),
    runUntil: when(acks(1)),
    question: {
      kind: 'choice',
      id: 'how-many',
      rule: cite(9293, '3.8.6'),
      why: when(sends(4)),
      options: {
        one: (run) => beforeFirstAck(run) === SEGMENT,
        window: (run) => beforeFirstAck(run) === heard(run)[0]?.window,
        all: (run) => beforeFirstAck(run) === FILE,
      },
    },
  },
  {
    id: 'slides',
    runUntil: when(sends(5)),
    question: {
      kind: 'number',
      id: 'lets-go',
      rule: cite(9293, '3.8.6.2.1'),
      why: when(sends(5)),
      unit: 'bytes',
      answer: (run) => sentAt(run, eventOf(run, ackArrives(1))) - beforeFirstAck(run),
    },
  },
  {
    id: 'which-ack',
    runUntil: when(sends(7)),
    question: whichAck,
  },
  {
    id: 'closes',
    startsAfter: when(ackArrives(4)),
    runUntil: when(ackArrives(5)),
    question: {
      kind: 'choice',
      id: 'leading-edge',
      rule: cite(9293, '3.8.6'),
      why: when(ackArrives(5)),
      options: {
        forward: (run) => edgeMoves(run) > 0,
        stays: (run) => edgeMoves(run) === 0,
        back: (run) => edgeMoves(run) < 0,
      },
    },
  },
  {
    id: 'full',
    runUntil: when(acks(8)),
    question: {
      kind: 'field',
      id: 'last-ack',
      rule: cite(9293, '3.4'),
      why: when(acks(8)),
      relative: true,
      field: TCP.ack,
      given: ackHeader(acks(8)),
      answer: (run) => ackOf(run, acks(8)),
    },
  },
  {
    id: 'opens',
    startsAfter: when(update),
    runUntil: when(update.then(sends(1))),
    question: {
      kind: 'choice',
      id: 'same-number',
      rule: cite(5681, 2),
      why: when(update.then(sends(1))),
      options: {
        nothing: (run) => afterUpdate(run).sent.length === 0,
        repeats: (run) => afterUpdate(run).sent.length > afterUpdate(run).fresh.length,
        fresh: (run) =>
          afterUpdate(run).fresh.length > 0 &&
          afterUpdate(run).fresh.length === afterUpdate(run).sent.length,
      },
    },
  },
  {
    id: 'lose-ack',
    startsAfter: when(acks(1)),
    decidedBy: 'lose-ack',
    question: {
      kind: 'choice',
      id: 'ack-lost',
      rule: cite(9293, '3.4'),
      experiments: [[dropping(acks(1))]],
      why: when(ackArrives(1)),
      options: {
        again: (_, lost) => eventOf(lost, repeat) >= 0,
        smaller: (_, lost) => mostUnderWay(lost) < (heard(lost)[0]?.window ?? 0),
        jumps: (_, lost) =>
          eventOf(lost, repeat) < 0 &&
          firstAckMoves(lost) === 2 * SEGMENT &&
          mostUnderWay(lost) === heard(lost)[0]?.window,
      },
    },
  },
  {
    id: 'hole',
    startsAfter: when(sends(4)),
    decidedBy: 'hole',
    question: {
      kind: 'choice',
      id: 'beyond-hole',
      rule: cite(9293, '3.10.7.4'),
      experiments: [[dropping(sends(1))]],
      why: when(filled),
      options: {
        reads: (_, lost) => readBeforeRepeat(lost),
        thrown: (_, lost) => !readBeforeRepeat(lost) && !keptAll(lost),
        kept: (_, lost) => !readBeforeRepeat(lost) && keptAll(lost),
      },
    },
  },
  {
    id: 'shrink',
    startsAfter: when(sends(4)),
    decidedBy: 'shrink',
    question: {
      kind: 'number',
      id: 'negative',
      rule: cite(9293, '3.8.6'),
      experiments: [[shrinking]],
      unit: 'bytes',
      why: shrank,
      answer(_, shrunk) {
        const event = shrank(shrunk as RecordedRun);
        const said = heard(shrunk as RecordedRun, event + 1).at(-1);
        const sent = dataSent(shrunk as RecordedRun, 0, event);
        return (said?.window ?? 0) - sent.reduce((sum, { length }) => sum + length, 0);
      },
    },
  },
  {
    id: 'far',
    startsAfter: when(ackArrives(WHOLE_FILE)),
    decidedBy: 'far',
    question: {
      kind: 'choice',
      id: 'five-times',
      rule: cite(9293, '3.8.6'),
      experiments: [[farther]],
      why: (run) => secondFileDone(run).event,
      options: {
        same: (run, far) => takes(far) < takes(run) + 20_000,
        once: (run, far) => Math.abs(takes(far) - takes(run) - ONCE) <= 40_000,
        times: (run, far) => takes(far) > 3 * takes(run),
      },
    },
  },
  {
    id: 'wide',
    show: ['time-sequence'],
    looks: { 'time-sequence': 'z1980000.2280000' },
    startsAfter: secondFileBegins,
    question: neverIdle,
  },
];

export const lesson: LessonContent = {
  scenario,
  seed: 35,
  steps,
  tasks,
};
