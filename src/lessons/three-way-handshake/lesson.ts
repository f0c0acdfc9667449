import { countAt } from '../../model/cursor.ts';
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { NEVER, SECOND } from '../../stack/core/instant.ts';
import { becomes, dataSegment, segment } from '../../stack/protocols/tcp/predicates.ts';
import { calls, returns, timerFires } from '../../stack/trace/predicates.ts';
import type { EventKind, TraceEvent } from '../../stack/trace/schema.ts';
import {
  ACK,
  dropping,
  eventOf,
  found,
  heardUntil,
  lossOf,
  nodeOf,
  relativeAck,
  relativeSeq,
  returnedAt,
  SYN,
  timeOf,
} from '../facts.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS, SERVER } from '../two-hosts.ts';
import type { Experiment, LessonContent, LessonStep, LessonTask } from '../types.ts';
import { scenario } from './scenario.ts';

export const syn = segment('SYN').from('client');
export const synAck = segment('SYN', 'ACK').from('server');
/** The bare acknowledgement: the first ACK that the client sends. */
export const lastAck = segment('ACK').from('client');
export const request = dataSegment().from('client');
export const clientOpen = becomes('ESTABLISHED').at('client');
export const serverOpen = becomes('ESTABLISHED').at('server');

/** When each host's own timer first made it repeat something; never, if it did not. */
function firstRing(run: RecordedRun, node: string): number {
  const at = timeOf(run, timerFires('retransmission').at(node));
  return Number.isNaN(at) ? NEVER : at;
}

const LATER = 10 * SECOND;
const secondSocket = returns('socket').at('client').then(returns('socket').at('client'));

/** A second connection by hand, long after the first: its SYN has a number of its own. */
const ANOTHER: Experiment = [
  (run) => ({
    ...{ at: LATER, kind: 'call', node: nodeOf(run, 'client') },
    call: { name: 'socket', type: 'stream' },
  }),
  (run) => {
    const fd = found(run, 'socket.return', secondSocket)?.fd;
    return {
      ...{ at: LATER + SECOND, kind: 'call', node: nodeOf(run, 'client') },
      call: { name: 'connect', fd: fd ?? -1, ...SERVER },
    };
  },
];
/** The numbers that hosts chose to start from: the client's, the server's, the client's next. */
function isns(another: RecordedRun): readonly (number | undefined)[] {
  const chosen = [syn, synAck, syn.then(syn)];
  return chosen.map((each) => found(another, 'segment.sent', each)?.seq);
}

/** What a host has seen until an instant, and nothing that only an onlooker can know. */
function lifeUntil(run: RecordedRun, node: string, instant: number): string {
  const kinds = ['segment.received', 'timer.fired', 'socket.return'] as const;
  const until = countAt(run.log, instant);
  const seen = kinds.flatMap((kind) => [
    ...eventsIn<EventKind>(run, { kind, node: nodeOf(run, node) }, 0, until),
  ]);
  seen.sort((a, b) => a.id - b.id);
  return JSON.stringify(seen.map(({ id, cause, ...what }) => what));
}

/** Whether the server has lived the same until the client is ESTABLISHED: it cannot tell which run. */
function sameToServer(run: RecordedRun, other: RecordedRun): boolean {
  const at = timeOf(run, clientOpen);
  return lifeUntil(run, 'server', at) === lifeUntil(other, 'server', at);
}

/** How long the call lasts. */
function acceptTakes(run: RecordedRun): number {
  return returnedAt(run, 'server', 'accept') - timeOf(run, calls('accept').at('server'));
}

/** Whether the server had to answer the SYN a second time before its end opened. */
function answeredAgain(run: RecordedRun): boolean {
  return timeOf(run, synAck.then(synAck)) < timeOf(run, serverOpen);
}

/** What reached the server when its end opened. */
function opening(run: RecordedRun): TraceEvent<'segment.received'> | undefined {
  return heardUntil(run, 'server', timeOf(run, serverOpen)).at(-1);
}

const steps: readonly LessonStep[] = [
  {
    id: 'listen',
    show: ['sockets'],
    runUntil: when(calls('accept').at('server')),
    question: {
      kind: 'choice',
      id: 'accept',
      // The later somebody comes, the later it returns.
      experiments: [[dropping(syn)]],
      options: {
        error: (run) => acceptTakes(run) === 0 && eventOf(run, returns('accept', '−1')) >= 0,
        empty: (run) => acceptTakes(run) === 0 && eventOf(run, returns('accept', '−1')) < 0,
        waits: (run, late) => [run, late].every((each) => acceptTakes(each) > 0),
      },
    },
  },
  {
    id: 'syn',
    runUntil: when(syn),
    question: {
      kind: 'choice',
      id: 'isn',
      experiments: [ANOTHER],
      options: {
        zero: (_, another) => isns(another).every((isn) => isn === 0),
        fixed: (_, another) => isns(another)[0] !== 0 && new Set(isns(another)).size === 1,
        own: (_, another) => new Set(isns(another)).size === isns(another).length,
      },
    },
  },
  {
    id: 'syn-ack',
    runUntil: when(clientOpen),
    question: {
      kind: 'field',
      id: 'ack',
      field: 'ack',
      given: (run) => {
        const answer = found(run, 'segment.sent', synAck);
        return [
          { name: 'flags', value: 'SYN, ACK' },
          { name: 'seq', value: answer === undefined ? '' : relativeSeq(run, answer) },
        ];
      },
      answer: (run) => {
        const answer = found(run, 'segment.sent', synAck);
        return answer === undefined ? '' : relativeAck(run, answer);
      },
    },
  },
  {
    id: 'why-three',
    runUntil: when(serverOpen),
    question: {
      kind: 'choice',
      id: 'unknown',
      experiments: [[dropping(syn)], [dropping(synAck)]],
      options: {
        client: (run, noSyn) => sameToServer(run, noSyn),
        'own-syn': (run, _, noAnswer) => sameToServer(run, noAnswer),
        number: (run) => {
          const isn = found(run, 'segment.sent', syn)?.seq;
          const heard = heardUntil(run, 'server', timeOf(run, clientOpen));
          return heard.every(({ seq }) => seq !== isn);
        },
      },
    },
  },
  {
    id: 'data',
    runUntil: when(returns('recv').at('client')),
    question: {
      kind: 'number',
      id: 'first-byte',
      answer: (run) => {
        const data = found(run, 'segment.sent', request);
        return data === undefined ? Number.NaN : relativeSeq(run, data);
      },
    },
  },
  {
    id: 'circuit',
    question: {
      kind: 'number',
      id: 'one-sided',
      answer: (run) => (timeOf(run, serverOpen) - timeOf(run, clientOpen)) / 1000,
    },
  },
  {
    id: 'lose-syn',
    startsAfter: when(syn),
    question: {
      kind: 'number',
      id: 'timeout',
      experiments: [[dropping(syn)]],
      answer: (_, lost) => (timeOf(lost, syn.then(syn)) - timeOf(lost, syn)) / 1000,
    },
  },
  {
    id: 'lose-syn-ack',
    startsAfter: when(synAck),
    question: {
      kind: 'choice',
      id: 'first-alarm',
      experiments: [[dropping(synAck)]],
      options: {
        client: (_, lost) => firstRing(lost, 'client') < firstRing(lost, 'server'),
        server: (_, lost) => firstRing(lost, 'client') > firstRing(lost, 'server'),
        both: (_, lost) => firstRing(lost, 'client') === firstRing(lost, 'server'),
      },
    },
  },
  {
    id: 'lose-ack',
    startsAfter: when(lastAck),
    question: {
      kind: 'choice',
      id: 'repair',
      experiments: [[dropping(lastAck)]],
      options: {
        ack: (_, lost) => opening(lost)?.length === 0 && !answeredAgain(lost),
        request: (_, lost) => (opening(lost)?.length ?? 0) > 0 && !answeredAgain(lost),
        'syn-ack': (_, lost) => answeredAgain(lost),
      },
    },
  },
];

/** Where both ends are open in spite of this loss. */
function openedAfter(run: RecordedRun, dropped: number | undefined): number {
  return dropped === undefined ? -1 : eventOf(run, serverOpen, dropped);
}

/** A bare ACK of the client was lost before the server was ESTABLISHED. */
function lostLastAck(run: RecordedRun): number | undefined {
  return lossOf(run, 'client', ACK)?.dropped;
}

const tasks: readonly LessonTask[] = [
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

export const lesson: LessonContent = {
  scenario,
  seed: 29,
  steps,
  tasks,
  simplifications: [
    ...COMMON_SIMPLIFICATIONS,
    {
      en: 'The connection stays open at the end. How it closes is <Lesson id="four-way-close" />.',
      zh: '结束时连接仍然开着。怎样关闭，见<Lesson id="four-way-close" />。',
    },
  ],
  references: [
    cite(9293, '3.5'),
    cite(9293, '3.4.1'),
    cite(6528, 3),
    cite(9293, '3.10.7.2'),
    cite(6298, 2),
    cite(6298, 5),
  ],
};
