import { becomes, received, segment } from '../../stack/protocols/tcp/predicates.ts';
import { calls, type Predicate, returns } from '../../stack/trace/predicates.ts';
import {
  ACK,
  alarmAfter,
  arrivalOf,
  eventOf,
  FIN,
  found,
  lossOf,
  lostSegments,
  nodeOf,
  relativeAck,
  relativeSeq,
  segments,
  stateAt,
  timeOf,
} from '../facts.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS } from '../two-hosts.ts';
import type { LessonContent, LessonStep, LessonTask, RunFacts } from '../types.ts';
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

/** What the client's shutdown put on the wire. */
function goodbye(run: RunFacts): string {
  const call = eventOf(run, shutdown);
  const sent = segments(run, Math.max(call, 0)).find(({ node }) => node === nodeOf(run, 'client'));
  if (sent === undefined || sent.at !== run.log.at[call]) return 'nothing';
  return (sent.flags & FIN) !== 0 ? 'fin' : 'rst';
}

/** What the client makes of data that comes after its FIN. */
function fateOfLateData(run: RunFacts): string {
  const data = segments(run, Math.max(eventOf(run, clientFin), 0)).find(
    ({ node, length }) => node === nodeOf(run, 'server') && length > 0,
  );
  const arrived = found(run, 'segment.received', lateData);
  if (data === undefined) return 'held';
  return arrived?.verdict === 'accepted' && arrived.seq === data.seq ? 'delivered' : 'refused';
}

/** The event that led out of FIN_WAIT_2. */
function endOfFinWait2(run: RunFacts): string {
  const out = found(run, 'tcp.transition', timeWait);
  if (out?.from !== 'FIN_WAIT_2') return 'ack';
  return out.event === 'rcv FIN' ? 'fin' : 'timer';
}

const HALF_A_MINUTE = 30_000_000;

/** Who still has a record of the connection half a minute after the last FIN arrived. */
function whoRemembers(run: RunFacts): string {
  const then = timeOf(run, timeWait) + HALF_A_MINUTE - 1;
  const client = stateAt(run, 'client', then) !== 'CLOSED';
  const server = stateAt(run, 'server', then) !== 'CLOSED';
  if (client && server) return 'both';
  if (client) return 'client';
  return server ? 'server' : 'nobody';
}

/** How many segments the second connection takes from its first FIN on. */
function closingSegments(run: RunFacts): number {
  const fin = eventOf(run, second(clientFin));
  return fin < 0 ? Number.NaN : segments(run, fin).length;
}

/** Who would have to send again if the ACK of the client's FIN were lost in the second close. */
function whoMissesTheAck(run: RunFacts): string {
  const fin = eventOf(run, second(clientFin));
  const alarm = alarmAfter(run, 'client', 'retransmission', fin)?.due ?? 0;
  const next = found(run, 'segment.sent', second(serverFin));
  const own = found(run, 'segment.sent', second(clientFin));
  if (next === undefined || own === undefined) return 'client';
  const says = relativeAck(run, next) === relativeSeq(run, own) + 1;
  return says && arrivalOf(run, second(serverFin)) < alarm ? 'nobody' : 'client';
}

/** Who sends first when this FIN stays unanswered: the one whose alarm is set for it. */
function whoRepeats(run: RunFacts, host: 'client' | 'server', fin: Predicate): string {
  const sent = eventOf(run, fin);
  const alarm = alarmAfter(run, host, 'retransmission', sent);
  return alarm !== undefined && alarm.at === run.log.at[sent] ? host : 'nobody';
}

const steps: readonly LessonStep[] = [
  {
    id: 'goodbye',
    show: ['sockets'],
    startsAfter: when(returns('recv').at('client')),
    runUntil: when(clientFin),
    question: {
      kind: 'choice',
      id: 'shutdown',
      options: ['nothing', 'fin', 'rst'],
      answer: goodbye,
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
      options: ['refused', 'held', 'delivered'],
      answer: fateOfLateData,
    },
  },
  {
    id: 'fin-wait-2',
    runUntil: when(timeWait),
    question: {
      kind: 'choice',
      id: 'waits-for',
      options: ['ack', 'fin', 'timer'],
      answer: endOfFinWait2,
    },
  },
  {
    id: 'time-wait',
    runUntil: when(timeWaitOver),
    question: {
      kind: 'choice',
      id: 'remembers',
      options: ['client', 'server', 'both', 'nobody'],
      answer: whoRemembers,
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
      options: ['client', 'server', 'nobody'],
      answer: whoMissesTheAck,
    },
  },
  {
    id: 'lose-fin',
    startsAfter: when(clientFin),
    question: {
      kind: 'choice',
      id: 'fin-again',
      options: ['client', 'server', 'nobody'],
      answer: (run) => whoRepeats(run, 'client', clientFin),
    },
  },
  {
    id: 'lose-last-ack',
    startsAfter: when(lastAck),
    question: {
      kind: 'choice',
      id: 'ack-again',
      options: ['client', 'server', 'nobody'],
      answer: (run) => whoRepeats(run, 'server', serverFin),
    },
  },
];

/** Where both FINs are acknowledged in spite of this loss: the server is CLOSED, not by a reset. */
function closedAfter(run: RunFacts, dropped: number | undefined): number {
  if (dropped === undefined) return -1;
  return eventOf(run, becomes('CLOSED', 'rcv ACK of FIN').at('server'), dropped);
}

/** The client's way from FIN_WAIT_1 straight to TIME_WAIT. */
const shortcut = becomes('TIME_WAIT', 'rcv FIN,ACK of FIN').at('client');

/** The loss of the ACK that ends a connection. */
function lostLastAck(run: RunFacts): number | undefined {
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
      zh: '报文段最大生存时间（MSL）取 30 秒，与 Linux 等系统相同；RFC 给出的是两分钟。',
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
