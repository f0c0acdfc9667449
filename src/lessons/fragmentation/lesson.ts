import type { RecordedRun } from '../../model/recorded-run.ts';
import { cite } from '../references/cite.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import {
  acknowledged,
  answerCut,
  answered,
  at,
  cutAgain,
  cutByClient,
  dataOf,
  drawn,
  drawnPing,
  gaveUp,
  longLeaves,
  losing,
  oneMore,
  reached,
  refused,
  request,
  requestArrives,
  sentAgain,
  toldOfGap,
  toldTooLong,
  warned,
  whole,
} from './events.ts';
import { DATAGRAM, MF, MTU, names, OFFSET } from './names.ts';
import { ETHERNET, FORBIDDEN, LONG, scenario, TYPED } from './scenario.ts';
import { fits, fitsUncut, whichPacket } from './searches.ts';
import { tasks } from './tasks.ts';

/** With headers: 20 bytes of IP, 8 of ICMP. */
const HEADERS = 28;
/** What one unit of the offset stands for (RFC 791 §3.1). */
const UNIT = 8;

const told = (run: RecordedRun) => toldOfGap(run) >= 0;
const lastPiece = (run: RecordedRun | undefined, process: number) =>
  run === undefined ? undefined : cutByClient(run, process).at(-1);

/** How many bytes of data the first and the last of two pieces carry; undefined if it was not two. */
function halves(run: RecordedRun): readonly [number, number] | undefined {
  const [first, last, more] = cutByClient(run, TYPED);
  if (first === undefined || last === undefined || more !== undefined) return undefined;
  return [first.length, last.length];
}

/** The ladder without the columns that a step has no use for. */
const NEAR = { ladder: 'h2.3.4' };
const TO_SERVER = { ladder: 'h4' };
const TO_SHOP = { ladder: 'h3' };

const steps: readonly LessonStep[] = [
  {
    id: 'one-more',
    show: ['ladder'],
    looks: NEAR,
    startsAfter: (run) => answered(run, 0),
    decidedBy: 'one-more',
    question: {
      kind: 'choice',
      id: 'one-byte',
      rule: cite(791, '3.2'),
      withholds: ['fragment'],
      experiments: [[oneMore]],
      why: (run) => cutByClient(run, TYPED)[0]?.id ?? -1,
      options: {
        refused: (_, more) => answered(more, TYPED) < 0,
        halves(_, more) {
          const [first, last] = halves(more) ?? [0, 0];
          return first > 0 && first <= 2 * last;
        },
        full(_, more) {
          const [first, last] = halves(more) ?? [0, 0];
          return last > 0 && first > 2 * last;
        },
      },
    },
  },
  {
    id: 'offset',
    looks: NEAR,
    startsAfter: (run) => answered(run, 0),
    decidedBy: 'drawn',
    question: {
      kind: 'field',
      id: 'last-offset',
      rule: cite(791, '3.1'),
      experiments: [[drawnPing]],
      why: (run) => lastPiece(run, TYPED)?.id ?? -1,
      field: OFFSET,
      given: (run) => [
        { field: DATAGRAM, value: drawn(run) + HEADERS },
        { field: MTU, value: ETHERNET },
        { field: MF, value: 0 },
      ],
      answer: (_, sent) => (lastPiece(sent, TYPED)?.offset ?? Number.NaN) / UNIT,
    },
  },
  {
    id: 'narrow',
    show: ['ladder', 'reassembly'],
    stage: { first: 'ladder', second: 'reassembly', split: 'beside', share: 56 },
    looks: { ...TO_SERVER, reassembly: 'n3' },
    startsAfter: longLeaves,
    runUntil: whole('server'),
    question: {
      kind: 'number',
      id: 'pieces-there',
      rule: cite(791, '3.2'),
      withholds: ['fragment'],
      why: cutAgain,
      answer: (run) => reached(run, 'server').length,
    },
  },
  {
    id: 'back',
    looks: { ...TO_SERVER, reassembly: 'n0' },
    runUntil: whole('client'),
    question: {
      kind: 'number',
      id: 'pieces-back',
      rule: cite(791, '3.2'),
      why: answerCut,
      answer: (run) => reached(run, 'client').length,
    },
  },
  {
    id: 'lost',
    looks: { ...TO_SERVER, reassembly: 'n3' },
    startsAfter: cutAgain,
    decidedBy: 'lose-one',
    question: {
      kind: 'order',
      id: 'after-loss',
      rule: cite(1122, '3.3.2'),
      experiments: [[losing(2)]],
      why: toldOfGap,
      in: (_, lost) => lost as NonNullable<typeof lost>,
      items: {
        told: toldOfGap,
        'gives-up': (run) =>
          at(run, 'ping.unanswered', 'client').find(({ process }) => process === LONG)?.id ?? -1,
        rest: (run) => reached(run, 'server').at(-1)?.id ?? -1,
      },
    },
  },
  {
    id: 'silent',
    looks: { ...TO_SERVER, reassembly: 'n3' },
    startsAfter: cutAgain,
    decidedBy: 'silent',
    question: {
      kind: 'choice',
      id: 'nobody-told',
      rule: cite(1122, '3.3.2'),
      experiments: [[losing(0)], [losing(-1)]],
      why: (run) => gaveUp(run)?.id ?? -1,
      options: {
        last: (_, first, last) => told(first) && !told(last),
        first: (_, first, last) => !told(first) && told(last),
        never: (_, first, last) => told(first) && told(last),
      },
    },
  },
  {
    id: 'uncut',
    show: ['ladder'],
    looks: TO_SERVER,
    startsAfter: (run) => request(run, FORBIDDEN)?.id ?? -1,
    runUntil: (run) => refused(run, FORBIDDEN),
    question: fitsUncut,
  },
  {
    id: 'tcp',
    looks: TO_SERVER,
    startsAfter: requestArrives('server'),
    runUntil: (run) => acknowledged(run, 'server').event,
    question: {
      kind: 'number',
      id: 'smaller',
      rule: cite(1191, 2),
      withholds: ['path-mtu'],
      why: toldTooLong,
      unit: 'bytes',
      answer(run) {
        const after = dataOf(run, 'server', toldTooLong(run));
        return Math.max(...after.map(({ length }) => length));
      },
    },
  },
  {
    id: 'hole',
    looks: TO_SHOP,
    startsAfter: warned('shop'),
    runUntil: sentAgain('shop'),
    question: whichPacket,
  },
  {
    id: 'mss',
    looks: TO_SHOP,
    startsAfter: requestArrives('shop'),
    question: fits,
  },
];

export const lesson: LessonContent = {
  scenario,
  names,
  seed: 19,
  steps,
  tasks,
};
