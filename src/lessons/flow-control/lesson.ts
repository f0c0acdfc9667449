import { countAt } from '../../model/cursor.ts';
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { MINUTE, SECOND } from '../../stack/core/instant.ts';
import { ACK, dropping, eventOf, lossOf, nodeOf, stateAt, timeOf } from '../facts.ts';
import { TCP } from '../header-fields.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import { ackHeader, ackOf } from '../sent.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import {
  answerArrives,
  answers,
  askingNoMore,
  asleep,
  beforeFirstAck,
  bolder,
  careless,
  cut,
  data,
  dataSent,
  doubled,
  faster,
  firstAck,
  firstAckArrives,
  full,
  givenUp,
  goesOn,
  halved,
  inBites,
  lastOfPace,
  probes,
  syn,
  update,
  updateArrives,
  windowOf,
} from './events.ts';
import { BITE, EVERY, REST, SEGMENT, scenario, WAKES } from './scenario.ts';
import { tasks } from './tasks.ts';

/** How long the client takes for a segment, on average, from when the buffer is full until it sleeps. */
function pace(run: RecordedRun): number {
  const [from, to] = [eventOf(run, full), eventOf(run, asleep)];
  const sent = dataSent(run, from, to);
  return (timeOf(run, asleep) - timeOf(run, full)) / sent.length;
}

/** What the client sends while the window is closed and the program sleeps: the first of it. */
const whileClosed = (run: RecordedRun) =>
  dataSent(run, eventOf(run, asleep), countAt(run.log, WAKES))[0];

/** A place in the client's stream that it had not sent before it stopped. */
function isNew(run: RecordedRun, seq: number): boolean {
  return dataSent(run, 0, eventOf(run, asleep)).every((each) => ((seq - each.seq) | 0) > 0);
}

/** The probes that go before the program wakes. */
const asked = (run: RecordedRun) =>
  dataSent(run, eventOf(run, asleep), countAt(run.log, WAKES)).length;

/** Late in the program's sleep. */
const NINTH_MINUTE = 9 * MINUTE;
const lives = (run: RecordedRun) => stateAt(run, 'client', NINTH_MINUTE) === 'ESTABLISHED';

/** How long it takes from the loss of the window update until data flows again. */
function waits(lost: RecordedRun): number {
  return timeOf(lost, goesOn) - timeOf(lost, update);
}

/** Whether the server said of its own accord, once more, what had been lost. */
function saidAgain(lost: RecordedRun): boolean {
  const loss = lossOf(lost, 'server', ACK)?.dropped ?? -1;
  const asks = dataSent(lost, loss)[0]?.id ?? lost.log.count;
  const server = { kind: 'segment.sent', node: nodeOf(lost, 'server') } as const;
  return [...eventsIn(lost, server, loss, asks)].length > 0;
}

/** Neither host sends anything any more once the update is lost, and both keep the connection. */
function stuck(lost: RecordedRun): boolean {
  const loss = lossOf(lost, 'server', ACK)?.dropped ?? Number.POSITIVE_INFINITY;
  const silent = [...eventsIn(lost, { kind: 'segment.sent' }, loss)].length === 0;
  const end = scenario.until ?? 0;
  const open = ['client', 'server'].every((node) => stateAt(lost, node, end) === 'ESTABLISHED');
  return silent && open;
}

const steps: readonly LessonStep[] = [
  {
    id: 'pace',
    show: ['sliding-windows'],
    startsAfter: when(full),
    runUntil: when(lastOfPace),
    question: {
      kind: 'choice',
      id: 'how-fast',
      rule: cite(9293, '3.8.6'),
      why: when(lastOfPace),
      withholds: ['flow-control'],
      options: {
        line: (run) => pace(run) < 10_000,
        window: (run) => pace(run) >= 10_000 && pace(run) < EVERY / 2,
        reader: (run) => pace(run) >= EVERY / 2,
      },
    },
  },
  {
    id: 'closed',
    startsAfter: when(asleep),
    runUntil: when(probes(1)),
    question: {
      kind: 'choice',
      id: 'what-now',
      rule: cite(9293, '3.8.6.1'),
      why: when(probes(1)),
      withholds: ['zero-window', 'persist-timer'],
      options: {
        nothing: (run) => whileClosed(run) === undefined,
        again: (run) => whileClosed(run) !== undefined && !isNew(run, whileClosed(run)!.seq),
        byte: (run) => whileClosed(run)?.length === 1 && isNew(run, whileClosed(run)!.seq),
      },
    },
  },
  {
    id: 'refused',
    runUntil: when(answers(1)),
    question: {
      kind: 'field',
      id: 'probe-ack',
      rule: cite(9293, '3.8.6.1'),
      why: when(answers(1)),
      relative: true,
      field: TCP.ack,
      given: ackHeader(answers(1)),
      answer: (run) => ackOf(run, answers(1)),
    },
  },
  {
    id: 'silence',
    show: ['timers'],
    looks: { timers: 'ea' },
    startsAfter: when(answerArrives(1)),
    decidedBy: 'cut',
    question: {
      kind: 'choice',
      id: 'who-lives',
      rule: cite(9293, '3.8.6.1'),
      experiments: [[cut]],
      why: when(givenUp),
      options: {
        both: (run, dead) => lives(run) && lives(dead),
        asleep: (run, dead) => lives(run) && !lives(dead),
        neither: (run, dead) => !lives(run) && !lives(dead),
      },
    },
  },
  {
    id: 'rarer',
    looks: { timers: 'ea' },
    startsAfter: when(answerArrives(1)),
    runUntil: when(update),
    question: {
      kind: 'number',
      id: 'how-often',
      rule: cite(9293, '3.8.6.1'),
      why: when(probes(2)),
      answer: asked,
    },
  },
  {
    id: 'lost',
    show: ['sliding-windows'],
    startsAfter: when(update),
    decidedBy: 'lose-update',
    question: {
      kind: 'choice',
      id: 'who-ends-it',
      rule: cite(9293, '3.8.6.1'),
      experiments: [[dropping(update)]],
      why: when(goesOn),
      options: {
        never: (_, lost) => Number.isNaN(waits(lost)),
        server: (_, lost) => waits(lost) > 0 && saidAgain(lost),
        client: (_, lost) => waits(lost) > SECOND && !saidAgain(lost),
      },
    },
  },
  {
    id: 'never',
    startsAfter: when(update),
    compares: { against: [dropping(update)], changes: [dropping(update), askingNoMore] },
    question: {
      kind: 'choice',
      id: 'how-long',
      rule: cite(9293, '3.8.6.1'),
      experiments: [[dropping(update), askingNoMore]],
      why: when(update),
      options: {
        server: (_, lost) => waits(lost) > 0,
        fails: (_, lost) => Number.isNaN(waits(lost)) && !stuck(lost),
        stuck: (_, lost) => stuck(lost),
      },
    },
  },
  {
    id: 'bites',
    startsAfter: when(updateArrives),
    decidedBy: 'careless',
    question: {
      kind: 'choice',
      id: 'segments-for-it',
      rule: cite(9293, '3.8.6.2'),
      withholds: ['silly-window'],
      experiments: [[careless]],
      why: (silly) => inBites(silly)[0]?.id ?? -1,
      options: {
        whole: (_, silly) => inBites(silly).length <= REST / SEGMENT,
        some: (_, silly) =>
          inBites(silly).length > REST / SEGMENT && inBites(silly).length < REST / BITE / 2,
        each: (_, silly) => inBites(silly).length >= REST / BITE,
      },
    },
  },
  {
    id: 'smaller',
    startsAfter: when(data),
    decidedBy: 'halved',
    question: {
      kind: 'number',
      id: 'which-window',
      rule: cite(9293, '3.8.6'),
      experiments: [[halved]],
      unit: 'bytes',
      why: when(firstAck),
      answer: (_, run) => windowOf(run as RecordedRun, firstAck),
    },
  },
  {
    id: 'who',
    show: ['ladder'],
    startsAfter: when(syn),
    decidedBy: 'doubled',
    question: {
      kind: 'choice',
      id: 'who-said-stop',
      rule: cite(5681, '3.1'),
      withholds: ['congestion-window'],
      experiments: [[doubled], [faster], [bolder]],
      why: when(firstAckArrives),
      options: {
        server: (run, larger) => beforeFirstAck(larger) > beforeFirstAck(run),
        line: (run, _, line) => beforeFirstAck(line) > beforeFirstAck(run),
        client: (run, _, __, bold) => beforeFirstAck(bold) > beforeFirstAck(run),
      },
    },
  },
];

export const lesson: LessonContent = {
  scenario,
  seed: 42,
  steps,
  tasks,
};
