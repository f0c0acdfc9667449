import type { RecordedRun } from '../../model/recorded-run.ts';
import { becomes } from '../../stack/protocols/tcp/predicates.ts';
import { calls, returns } from '../../stack/trace/predicates.ts';
import {
  dropping,
  eventOf,
  found,
  isPacketOf,
  relativeAck,
  relativeSeq,
  timeOf,
} from '../facts.ts';
import { TCP } from '../header-fields.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import {
  clientOpen,
  denied,
  lastAck,
  ofOld,
  oldState,
  oldSyn,
  serverOpen,
  syn,
  synAck,
} from './events.ts';
import { scenario } from './scenario.ts';
import {
  ANOTHER,
  acceptTakes,
  answeredAgain,
  answeredOld,
  isns,
  opening,
  roundTrip,
  SOON,
  synAgainAfter,
  untold,
} from './seen.ts';
import { tasks } from './tasks.ts';

const steps: readonly LessonStep[] = [
  {
    id: 'listen',
    show: ['sockets'],
    startsAfter: when(returns('listen').at('server')),
    runUntil: when(calls('socket').at('client')),
    question: {
      kind: 'choice',
      id: 'accept',
      withholds: ['blocking'],
      rule: cite(9293, '3.9.1.1'),
      why: when(calls('accept').at('server')),
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
      rule: cite(9293, '3.4.1'),
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
      rule: cite(9293, '3.10.7.2'),
      why: when(synAck),
      relative: true,
      field: TCP.ack,
      given: (run) => {
        const answer = found(run, 'segment.sent', synAck);
        return [
          { field: TCP.flags, value: 'SYN, ACK' },
          { field: TCP.seq, value: answer === undefined ? '' : relativeSeq(run, answer) },
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
    question: {
      kind: 'point',
      id: 'unknown',
      withholds: ['syn-received', 'three-way-handshake'],
      rule: cite(9293, '3.4.1'),
      why: when(becomes('SYN_RECEIVED').at('server')),
      at: 'packet',
      experiments: [[dropping(syn)], [dropping(synAck)]],
      answer: untold,
      marks: {
        syn: isPacketOf(syn),
        'syn-ack': isPacketOf(synAck),
        ack: isPacketOf(lastAck),
        later: () => true,
      },
    },
  },
  {
    id: 'circuit',
    runUntil: when(serverOpen),
    question: {
      kind: 'number',
      id: 'one-sided',
      rule: cite(9293, '3.5'),
      unit: 'ms',
      answer: (run) => (timeOf(run, serverOpen) - timeOf(run, clientOpen)) / 1000,
    },
  },
  {
    id: 'old-syn',
    startsAfter: when(returns('recv').at('client')),
    decidedBy: 'old-syn',
    question: {
      kind: 'choice',
      id: 'ghost',
      rule: cite(9293, '3.5.2'),
      why: when(ofOld.then(ofOld)),
      experiments: [[oldSyn]],
      options: {
        ghost: (_, old) => !['none', 'CLOSED'].includes(oldState(old, SOON)),
        old: (_, old) => !answeredOld(old),
        denied: (_, old) => eventOf(old, denied) >= 0 && oldState(old, SOON) === 'CLOSED',
      },
    },
  },
  {
    id: 'lose-syn',
    startsAfter: when(syn),
    decidedBy: 'lose-syn',
    question: {
      kind: 'choice',
      id: 'timeout',
      rule: cite(6298, 2),
      why: when(syn.then(syn)),
      experiments: [[dropping(syn)]],
      options: {
        trip: (run, lost) => synAgainAfter(lost) <= roundTrip(run),
        later: (run, lost) => synAgainAfter(lost) > 10 * roundTrip(run),
        never: (_, lost) => Number.isNaN(synAgainAfter(lost)),
      },
    },
  },
  {
    id: 'lose-syn-ack',
    startsAfter: when(synAck),
    decidedBy: 'lose-syn-ack',
    question: {
      kind: 'order',
      id: 'first-alarm',
      rule: cite(6298, 5),
      why: when(syn.then(syn)),
      experiments: [[dropping(synAck)]],
      in: (_, lost) => lost as RecordedRun,
      items: {
        accept: when(returns('accept').at('server')),
        'syn-ack': when(synAck.then(synAck)),
        connect: when(returns('connect').at('client')),
        syn: when(syn.then(syn)),
      },
    },
  },
  {
    id: 'lose-ack',
    startsAfter: when(lastAck),
    decidedBy: 'lose-ack',
    question: {
      kind: 'choice',
      id: 'repair',
      rule: cite(9293, '3.10.7.4'),
      why: when(serverOpen),
      experiments: [[dropping(lastAck)]],
      options: {
        ack: (_, lost) => opening(lost)?.length === 0 && !answeredAgain(lost),
        request: (_, lost) => (opening(lost)?.length ?? 0) > 0 && !answeredAgain(lost),
        'syn-ack': (_, lost) => answeredAgain(lost),
      },
    },
  },
  {
    id: 'loss-compared',
    startsAfter: when(lastAck),
    compares: { changes: [dropping(lastAck)], as: 'overlaid', until: when(serverOpen) },
    question: {
      kind: 'number',
      id: 'cost',
      rule: cite(9293, '3.10.7.4'),
      why: when(serverOpen),
      unit: 'ms',
      experiments: [[dropping(lastAck)]],
      answer: (run, lost) =>
        (timeOf(lost as RecordedRun, serverOpen) - timeOf(run, serverOpen)) / 1000,
    },
  },
];

export const lesson: LessonContent = {
  scenario,
  seed: 29,
  steps,
  tasks,
};
