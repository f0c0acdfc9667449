import { becomes, dataSegment, segment } from '../../stack/protocols/tcp/predicates.ts';
import { calls, returns } from '../../stack/trace/predicates.ts';
import {
  ACK,
  alarmAfter,
  alarmLength,
  arrivalOf,
  eventOf,
  found,
  lossOf,
  relativeAck,
  relativeSeq,
  SYN,
  timeOf,
  varsBefore,
} from '../facts.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS } from '../two-hosts.ts';
import type { LessonContent, LessonStep, LessonTask, RunFacts } from '../types.ts';
import { scenario } from './scenario.ts';

export const syn = segment('SYN').from('client');
export const synAck = segment('SYN', 'ACK').from('server');
/** The bare acknowledgement: the first ACK that the client sends. */
export const lastAck = segment('ACK').from('client');
export const request = dataSegment().from('client');
export const clientOpen = becomes('ESTABLISHED').at('client');
export const serverOpen = becomes('ESTABLISHED').at('server');

/** What the server has not heard yet when the client is already ESTABLISHED. */
function stillUnknown(run: RunFacts): string {
  const at = eventOf(run, clientOpen);
  const server = varsBefore(run, 'server', at);
  const asked = found(run, 'segment.sent', syn);
  if (server === undefined) return 'client';
  if (server.irs !== asked?.seq) return 'number';
  return server.sndUna === server.iss ? 'own-syn' : 'nothing';
}

/** Whether the ISNs are zero, the same for everybody, or each host's own. */
function kindOfIsn(run: RunFacts): string {
  const ours = found(run, 'segment.sent', syn)?.seq;
  const theirs = found(run, 'segment.sent', synAck)?.seq;
  if (ours === 0) return 'zero';
  return ours === theirs ? 'fixed' : 'own';
}

/** Whose retransmission timer, as set for its SYN, is due first. */
function firstAlarm(run: RunFacts): string {
  const client = alarmAfter(run, 'client', 'retransmission', eventOf(run, syn))?.due ?? 0;
  const server = alarmAfter(run, 'server', 'retransmission', eventOf(run, synAck))?.due ?? 0;
  if (client === server) return 'both';
  return client < server ? 'client' : 'server';
}

/** What would tell the server first what the lost ACK said. */
function repairOfAck(run: RunFacts): string {
  const data = found(run, 'segment.sent', request);
  const arrives = arrivalOf(run, request);
  const alarm = alarmAfter(run, 'server', 'retransmission', eventOf(run, synAck))?.due ?? 0;
  const says = data !== undefined && (data.flags & ACK) !== 0 && relativeAck(run, data) === 1;
  return says && arrives < alarm ? 'request' : 'syn-ack';
}

const steps: readonly LessonStep[] = [
  {
    id: 'listen',
    show: ['sockets'],
    runUntil: when(calls('accept').at('server')),
    question: {
      kind: 'choice',
      id: 'accept',
      options: ['error', 'waits', 'empty'],
      answer: (run) => {
        const back = found(run, 'socket.return', returns('accept').at('server'));
        if (back === undefined || back.blocked) return 'waits';
        return back.result.startsWith('−1') ? 'error' : 'empty';
      },
    },
  },
  {
    id: 'syn',
    runUntil: when(syn),
    question: {
      kind: 'choice',
      id: 'isn',
      options: ['zero', 'fixed', 'own'],
      answer: kindOfIsn,
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
      options: ['client', 'own-syn', 'number'],
      answer: stillUnknown,
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
      answer: (run) => alarmLength(run, 'client', 'retransmission', eventOf(run, syn)) / 1000,
    },
  },
  {
    id: 'lose-syn-ack',
    startsAfter: when(synAck),
    question: {
      kind: 'choice',
      id: 'first-alarm',
      options: ['client', 'server', 'both'],
      answer: firstAlarm,
    },
  },
  {
    id: 'lose-ack',
    startsAfter: when(lastAck),
    question: {
      kind: 'choice',
      id: 'repair',
      options: ['ack', 'request', 'syn-ack'],
      answer: repairOfAck,
    },
  },
];

/** Where both ends are open in spite of this loss. */
function openedAfter(run: RunFacts, dropped: number | undefined): number {
  return dropped === undefined ? -1 : eventOf(run, serverOpen, dropped);
}

/** A bare ACK of the client was lost before the server was ESTABLISHED. */
function lostLastAck(run: RunFacts): number | undefined {
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
      en: 'The connection stays open at the end. How it closes is lesson 30.',
      zh: '结束时连接仍然开着。怎样关闭，见第 30 课。',
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
