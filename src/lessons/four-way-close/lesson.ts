import { becomes, received, segmentFor } from '../../stack/protocols/tcp/predicates.ts';
import { returns } from '../../stack/trace/predicates.ts';
import { ACK, dropping, FIN, RST, segments, wasRepeated } from '../facts.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import {
  clientDone,
  clientFin,
  finAck,
  lastAck,
  lateData,
  second,
  serverDone,
  serverFin,
  serverWaits,
  third,
  timeWait,
} from './events.ts';
import { scenario } from './scenario.ts';
import {
  endOfFinWait2,
  firstAfterLoss,
  has,
  isLate,
  readLate,
  saidAtShutdown,
  segmentOf,
  sentLate,
  whoRemembers,
} from './seen.ts';
import { tasks } from './tasks.ts';

const steps: readonly LessonStep[] = [
  {
    id: 'goodbye',
    show: ['sockets'],
    startsAfter: when(returns('recv').at('client')),
    runUntil: when(clientFin),
    question: {
      kind: 'choice',
      id: 'shutdown',
      rule: cite(9293, '3.10.4'),
      options: {
        nothing: (run) => saidAtShutdown(run) === undefined,
        fin: (run) => has(saidAtShutdown(run), FIN),
        rst: (run) => has(saidAtShutdown(run), RST),
      },
    },
  },
  {
    id: 'fin-ack',
    runUntil: when(becomes('FIN_WAIT_2').at('client')),
    question: {
      kind: 'segment',
      id: 'ack-of-fin',
      rule: cite(9293, '3.10.7.4'),
      why: when(finAck),
      relative: true,
      node: 'server',
      after: when(clientFin.then(received('FIN', 'ACK').at('server'))),
      offered: {},
      policy: { buffer: 65_535 },
    },
  },
  {
    id: 'half-closed',
    runUntil: when(lateData),
    question: {
      kind: 'choice',
      id: 'late-data',
      withholds: ['half-close', 'fin-wait-2'],
      rule: cite(9293, '3.6'),
      why: when(clientFin.then(returns('recv').at('client'))),
      options: {
        refused: (run) => segments(run).some((each) => has(each, RST)),
        held: (run) => sentLate(run) === undefined,
        delivered: (run) => readLate(run) && !segments(run).some((each) => has(each, RST)),
      },
    },
  },
  {
    id: 'fin-wait-2',
    runUntil: when(timeWait),
    question: {
      kind: 'choice',
      id: 'waits-for',
      withholds: ['fin-wait-2'],
      rule: cite(9293, '3.3.2'),
      // The later the FIN comes, the longer it waits.
      experiments: [[dropping(serverFin)]],
      options: {
        ack: (...runs) => runs.every((run) => endOfFinWait2(run)?.flags === ACK),
        fin: (...runs) => runs.every((run) => ((endOfFinWait2(run)?.flags ?? 0) & FIN) !== 0),
        timer: (...runs) => runs.every((run) => endOfFinWait2(run) === undefined),
      },
    },
  },
  {
    id: 'time-wait',
    runUntil: when(serverDone),
    question: {
      kind: 'choice',
      id: 'remembers',
      withholds: ['time-wait'],
      rule: cite(9293, '3.6.1'),
      why: when(timeWait),
      options: whoRemembers(serverDone),
    },
  },
  {
    id: 'four',
    startsAfter: when(second(returns('recv').at('client'))),
    runUntil: when(second(becomes('CLOSED').at('server'))),
    question: {
      kind: 'order',
      id: 'states',
      rule: cite(9293, '3.6'),
      why: when(second(timeWait)),
      items: {
        'time-wait': when(second(timeWait)),
        'close-wait': when(second(becomes('CLOSE_WAIT').at('server'))),
        'fin-wait-2': when(second(becomes('FIN_WAIT_2').at('client'))),
        'last-ack': when(second(becomes('LAST_ACK').at('server'))),
        'fin-wait-1': when(second(becomes('FIN_WAIT_1').at('client'))),
      },
    },
  },
  {
    id: 'server-first',
    startsAfter: when(third(returns('recv').at('client'))),
    runUntil: when(clientDone),
    question: {
      kind: 'choice',
      id: 'other-side',
      withholds: ['time-wait'],
      rule: cite(9293, '3.6.1'),
      why: when(serverWaits),
      options: whoRemembers(clientDone),
    },
  },
  {
    id: 'three',
    startsAfter: when(second(finAck)),
    decidedBy: 'three',
    question: {
      kind: 'choice',
      id: 'misses',
      rule: cite(9293, '3.10.7.4'),
      why: when(second(timeWait)),
      experiments: [[dropping(second(finAck))]],
      options: {
        client: (_, lost) => wasRepeated(lost, segmentOf(lost, second(clientFin))),
        server: (_, lost) => wasRepeated(lost, segmentOf(lost, second(finAck))),
        nobody: (_, lost) =>
          ![clientFin, finAck].some((each) => wasRepeated(lost, segmentOf(lost, second(each)))),
      },
    },
  },
  {
    id: 'lose-fin',
    startsAfter: when(clientFin),
    decidedBy: 'lose-fin',
    question: {
      kind: 'choice',
      id: 'fin-again',
      rule: cite(6298, 5),
      why: when(segmentFor('retransmit-rto')),
      experiments: [[dropping(clientFin)]],
      options: {
        client: (_, lost) => firstAfterLoss(lost) === 'client',
        server: (_, lost) => firstAfterLoss(lost) === 'server',
        nobody: (_, lost) => firstAfterLoss(lost) === 'nobody',
      },
    },
  },
  {
    id: 'lose-last-ack',
    startsAfter: when(lastAck),
    decidedBy: 'lose-last-ack',
    question: {
      kind: 'choice',
      id: 'ack-again',
      rule: cite(6298, 5),
      why: when(segmentFor('retransmit-rto')),
      experiments: [[dropping(lastAck)]],
      options: {
        client: (_, lost) => firstAfterLoss(lost) === 'client',
        server: (_, lost) => firstAfterLoss(lost) === 'server',
        nobody: (_, lost) => firstAfterLoss(lost) === 'nobody',
      },
    },
  },
  {
    id: 'loss-compared',
    startsAfter: when(lastAck),
    compares: { changes: [dropping(lastAck)], until: when(becomes('CLOSED').at('client')) },
    question: {
      kind: 'choice',
      id: 'late',
      rule: cite(9293, '3.10.7.4'),
      why: when(becomes('CLOSED').at('server')),
      experiments: [[dropping(lastAck)]],
      options: {
        client: (run, lost) => isLate(run, lost, 'client') && !isLate(run, lost, 'server'),
        server: (run, lost) => isLate(run, lost, 'server') && !isLate(run, lost, 'client'),
        both: (run, lost) => isLate(run, lost, 'client') && isLate(run, lost, 'server'),
        nobody: (run, lost) => !isLate(run, lost, 'client') && !isLate(run, lost, 'server'),
      },
    },
  },
];

export const lesson: LessonContent = {
  scenario,
  seed: 30,
  steps,
  tasks,
};
