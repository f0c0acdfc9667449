import type { RecordedRun } from '../../model/recorded-run.ts';
import { SECOND } from '../../stack/core/instant.ts';
import { becomes, received, segment } from '../../stack/protocols/tcp/predicates.ts';
import { calls, type Predicate, returns } from '../../stack/trace/predicates.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import {
  ACK,
  arrivalOf,
  dropping,
  eventOf,
  FIN,
  found,
  heardUntil,
  lossOf,
  lostSegments,
  nodeOf,
  RST,
  relativeAck,
  relativeSeq,
  type SegmentSent,
  SYN,
  segments,
  sentAfterLoss,
  stateAt,
  timeOf,
  wasRepeated,
} from '../facts.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS } from '../two-hosts.ts';
import type { LessonContent, LessonStep, LessonTask } from '../types.ts';
import { scenario } from './scenario.ts';

export const shutdown = calls('shutdown').at('client');
export const clientFin = segment('FIN', 'ACK').from('client');
export const finAck = clientFin.then(segment('ACK').from('server'));
/** What the server says after the client's goodbye. */
export const lateData = clientFin
  .then(received('ACK').at('client'))
  .then(received('ACK').at('client'));
export const serverFin = segment('FIN', 'ACK').from('server');
export const lastAck = serverFin.then(segment('ACK').from('client'));
export const timeWait = becomes('TIME_WAIT').at('client');
export const timeWaitOver = becomes('CLOSED', 'timeout 2MSL').at('client');

/** The same in the second connection. */
export const second = (what: Predicate) => timeWaitOver.then(what);

/** The segment that the client's shutdown put on the wire. */
function saidAtShutdown(run: RecordedRun): SegmentSent | undefined {
  const at = timeOf(run, shutdown);
  const client = nodeOf(run, 'client');
  return segments(run).find((each) => each.node === client && each.at === at);
}

function has(segment: SegmentSent | undefined, flag: number): boolean {
  return segment !== undefined && (segment.flags & flag) !== 0;
}

/** The data that the server's program sent after the client's goodbye had arrived. */
function sentLate(run: RecordedRun): SegmentSent | undefined {
  const goodbye = arrivalOf(run, clientFin);
  const server = nodeOf(run, 'server');
  return segments(run).find((each) => each.node === server && each.at > goodbye && each.length > 0);
}

/** Whether the client's program got, by one call, all that came late. */
function readLate(run: RecordedRun): boolean {
  const late = sentLate(run);
  if (late === undefined) return false;
  const call = found(run, 'socket.return', returns('recv').at('client'), late.id);
  return call?.result.startsWith(String(late.length)) ?? false;
}

/** What reached the client when it left FIN_WAIT_2. */
function endOfFinWait2(run: RecordedRun): TraceEvent<'segment.received'> | undefined {
  const out = found(run, 'tcp.transition', becomes('TIME_WAIT').at('client'));
  if (out?.from !== 'FIN_WAIT_2') return undefined;
  return heardUntil(run, 'client', out.at).findLast((each) => each.at === out.at);
}

/** Whether a host still has a record of the connection half a minute after the last FIN arrived. */
function remembers(run: RecordedRun, node: string): boolean {
  return stateAt(run, node, timeOf(run, timeWait) + 30 * SECOND - 1) !== 'CLOSED';
}

/** How many segments the second connection takes from its first FIN on. */
function closingSegments(run: RecordedRun): number {
  const fin = eventOf(run, second(clientFin));
  return fin < 0 ? Number.NaN : segments(run, fin).length;
}

/** Who sent the first segment after the loss, if that belongs to the connection that had it. */
function firstAfterLoss(lost: RecordedRun): string {
  const [next] = sentAfterLoss(lost);
  return next === undefined || has(next, SYN) ? 'nobody' : (lost.nodes[next.node] ?? '');
}

const segmentOf = (run: RecordedRun, predicate: Predicate) => found(run, 'segment.sent', predicate);

const steps: readonly LessonStep[] = [
  {
    id: 'goodbye',
    show: ['sockets'],
    startsAfter: when(returns('recv').at('client')),
    runUntil: when(clientFin),
    question: {
      kind: 'choice',
      id: 'shutdown',
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
      kind: 'field',
      id: 'ack-of-fin',
      field: 'ack',
      given: (run) => {
        const fin = found(run, 'segment.sent', clientFin);
        return [
          { name: 'FIN seq', value: fin === undefined ? '' : relativeSeq(run, fin) },
          { name: 'FIN len', value: fin?.length ?? '' },
        ];
      },
      answer: (run) => {
        const ack = found(run, 'segment.sent', finAck);
        return ack === undefined ? '' : relativeAck(run, ack);
      },
    },
  },
  {
    id: 'half-closed',
    runUntil: when(lateData),
    question: {
      kind: 'choice',
      id: 'late-data',
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
    runUntil: when(timeWaitOver),
    question: {
      kind: 'choice',
      id: 'remembers',
      options: {
        client: (run) => remembers(run, 'client') && !remembers(run, 'server'),
        server: (run) => remembers(run, 'server') && !remembers(run, 'client'),
        both: (run) => remembers(run, 'client') && remembers(run, 'server'),
        nobody: (run) => !remembers(run, 'client') && !remembers(run, 'server'),
      },
    },
  },
  {
    id: 'four',
    startsAfter: when(second(returns('recv').at('client'))),
    runUntil: when(second(becomes('CLOSED').at('server'))),
    question: { kind: 'number', id: 'segments', answer: closingSegments },
  },
  {
    id: 'three',
    startsAfter: when(second(finAck)),
    question: {
      kind: 'choice',
      id: 'misses',
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
    question: {
      kind: 'choice',
      id: 'fin-again',
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
    question: {
      kind: 'choice',
      id: 'ack-again',
      experiments: [[dropping(lastAck)]],
      options: {
        client: (_, lost) => firstAfterLoss(lost) === 'client',
        server: (_, lost) => firstAfterLoss(lost) === 'server',
        nobody: (_, lost) => firstAfterLoss(lost) === 'nobody',
      },
    },
  },
];

/** Where both FINs are acknowledged in spite of this loss: the server is CLOSED, not by a reset. */
function closedAfter(run: RecordedRun, dropped: number | undefined): number {
  if (dropped === undefined) return -1;
  return eventOf(run, becomes('CLOSED', 'rcv ACK of FIN').at('server'), dropped);
}

/** The client's way from FIN_WAIT_1 straight to TIME_WAIT. */
const shortcut = becomes('TIME_WAIT', 'rcv FIN,ACK of FIN').at('client');

/** The loss of the ACK that ends a connection. */
function lostLastAck(run: RecordedRun): number | undefined {
  const fin = eventOf(run, serverFin);
  const loss = lostSegments(run).find(
    ({ segment: { id, node, flags, length } }) =>
      id > fin && node === nodeOf(run, 'client') && flags === ACK && length === 0,
  );
  return fin < 0 ? undefined : loss?.dropped;
}

const tasks: readonly LessonTask[] = [
  {
    id: 'three',
    step: 'three',
    done: (run) => (lossOf(run, 'server', ACK) === undefined ? -1 : eventOf(run, shortcut)),
  },
  {
    id: 'lose-fin',
    step: 'lose-fin',
    done: (run) => closedAfter(run, lossOf(run, 'client', FIN | ACK)?.dropped),
  },
  {
    id: 'lose-server-fin',
    step: 'lose-fin',
    done: (run) => closedAfter(run, lossOf(run, 'server', FIN | ACK)?.dropped),
  },
  { id: 'lose-last-ack', step: 'lose-last-ack', done: (run) => closedAfter(run, lostLastAck(run)) },
];

export const lesson: LessonContent = {
  scenario,
  seed: 30,
  steps,
  tasks,
  simplifications: [
    ...COMMON_SIMPLIFICATIONS,
    {
      en: 'The maximum segment lifetime is 30 seconds, as in Linux and others; the RFC has two minutes.',
      zh: '最长报文段寿命（MSL）取 30 秒，与 Linux 等系统相同；RFC 给出的是两分钟。',
    },
    {
      en: 'Our stack acknowledges a FIN at once. Others may wait a moment, and then ACK and FIN often share one segment.',
      zh: '我们的协议栈收到 FIN 立刻确认。有的系统会稍等片刻，ACK 和 FIN 就常常合成一个报文段。',
    },
  ],
  references: [
    cite(9293, '3.6'),
    cite(9293, '3.6.1'),
    cite(9293, '3.3.2'),
    cite(9293, '3.5.2'),
    cite(9293, '3.10.4'),
    cite(9293, '3.10.7.4'),
    cite(9293, '3.4.2'),
  ],
};
