import { eventsIn, packetsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { MINUTE, SECOND } from '../../stack/core/instant.ts';
import { returns, timerFires } from '../../stack/trace/predicates.ts';
import type { EventKind } from '../../stack/trace/schema.ts';
import {
  ACK,
  alarmAfter,
  arrivalOf,
  dropping,
  eventOf,
  flagsOf,
  found,
  nodeOf,
  relativeSeq,
  returnedAt,
  SYN,
  segments,
  stateAt,
  timeOf,
} from '../facts.ts';
import { DELAY } from '../two-hosts.ts';
import type { Claim } from '../types.ts';
import {
  clientOpen,
  halfOpen,
  lastAck,
  OLD_SYN_AT,
  oldState,
  oldSyn,
  request,
  serverOpen,
  syn,
  synAck,
} from './events.ts';

/** Sent a second time. */
const again = syn.then(syn);
const answeredAgain = synAck.then(synAck);

function startOf(run: RecordedRun, predicate: typeof syn): number {
  const segment = found(run, 'segment.sent', predicate);
  return segment === undefined ? Number.NaN : relativeSeq(run, segment);
}

/** The instants at which the client sent a SYN. */
function synTimes(run: RecordedRun): number[] {
  const client = nodeOf(run, 'client');
  return segments(run)
    .filter((each) => each.node === client && flagsOf(each) === SYN)
    .map((each) => each.at);
}

/** The link between the hosts; the links before it are their loopbacks. */
function linkOf(run: RecordedRun): number {
  const [first] = packetsOf(run);
  return first?.link ?? -1;
}

/** How long after the one before it the n-th of these instants is. */
function gap(instants: readonly number[], n: number): number {
  return (instants[n] ?? Number.NaN) - (instants[n - 1] ?? Number.NaN);
}

const LONG_AFTER = 10 * SECOND;

export const claims: readonly Claim[] = [
  {
    says: { en: '20 ms each way', zh: '单程 20 毫秒' },
    holds: (run) => arrivalOf(run, syn) - timeOf(run, syn) === DELAY,
  },
  {
    says: { en: 'port 80', zh: '80 端口' },
    holds: (run) => found(run, 'segment.sent', syn)?.dstPort === 80,
  },
  {
    says: { en: 'The ladder counts from 0', zh: '时序图从 0 数起' },
    holds: (run) => startOf(run, syn) === 0 && startOf(run, synAck) === 0,
  },
  {
    says: {
      en: 'Counted from its ISN, the SYN has number 0; it carries no data',
      zh: '从 ISN 数起，这个 SYN 的序号是 0，不带数据',
    },
    holds: (run) => startOf(run, syn) === 0 && found(run, 'segment.sent', syn)?.length === 0,
  },
  {
    says: {
      en: 'it is still <State>SYN_RECEIVED</State>',
      zh: '它还停在 <State>SYN_RECEIVED</State>',
    },
    holds: (run) => stateAt(run, 'server', timeOf(run, clientOpen)) === 'SYN_RECEIVED',
  },
  {
    says: { en: '`connect` came back with the SYN-ACK', zh: 'SYN-ACK 到了，`connect` 已经返回' },
    holds: (run) => returnedAt(run, 'client', 'connect') === timeOf(run, clientOpen),
  },
  {
    says: { en: '`accept` will come back with the ACK', zh: '等 ACK 到了，`accept` 也会返回' },
    holds: (run) => returnedAt(run, 'server', 'accept') === timeOf(run, serverOpen),
  },
  {
    says: { en: 'Nothing in between has to know of them', zh: '中间不需要谁知道这个连接' },
    holds: (run) => {
      const ends = [nodeOf(run, 'client'), nodeOf(run, 'server')];
      const know = (kind: EventKind) =>
        [...eventsIn(run, { kind })].every(({ node }) => ends.includes(node));
      return know('tcp.transition') && know('tcp.vars');
    },
  },
  {
    says: { en: 'unplug the cable for a minute', zh: '把网线拔掉一分钟' },
    after: [
      (run) => ({ at: LONG_AFTER, kind: 'link', link: linkOf(run), settings: { up: false } }),
      (run) => ({
        at: LONG_AFTER + MINUTE,
        kind: 'link',
        link: linkOf(run),
        settings: { up: true },
      }),
    ],
    holds: (run) =>
      ['client', 'server'].every((node) => stateAt(run, node, 2 * MINUTE) === 'ESTABLISHED'),
  },
  {
    says: { en: 'has measured 40 ms waits longer', zh: '测得往返是 40 毫秒，也要等得更久' },
    after: [dropping(request)],
    holds: (run) => {
      const asked = found(run, 'segment.sent', request);
      const measured = timeOf(run, clientOpen) - timeOf(run, syn);
      const [first, second] = segments(run).filter(({ seq, length, srcPort }) =>
        [seq === asked?.seq, length > 0, srcPort === asked?.srcPort].every(Boolean),
      );
      return measured === 2 * DELAY && (second?.at ?? 0) - (first?.at ?? 0) > measured;
    },
  },
  {
    says: {
      en: 'One second: where the RFC starts while nothing is measured',
      zh: '一秒：还没有测过往返时间，RFC 就从这里起步',
    },
    after: [dropping(syn)],
    holds: (run) => gap(synTimes(run), 1) === SECOND,
  },
  {
    says: { en: 'the client waits two seconds, then four', zh: '就要等两秒，然后四秒' },
    after: [dropping(syn), dropping(again), dropping(again.then(syn))],
    holds: (run) => gap(synTimes(run), 2) === 2 * SECOND && gap(synTimes(run), 3) === 4 * SECOND,
  },
  {
    says: {
      en: 'Each side has sent a SYN and set an alarm',
      zh: '双方都发了自己的 SYN，也都为它启动了定时器',
    },
    holds: (run) =>
      alarmAfter(run, 'client', 'retransmission', eventOf(run, syn)) !== undefined &&
      alarmAfter(run, 'server', 'retransmission', eventOf(run, synAck)) !== undefined,
  },
  {
    says: { en: 'Ten seconds on', zh: '十秒之后' },
    after: [oldSyn],
    holds: (run) => timeOf(run, halfOpen) === OLD_SYN_AT,
  },
  {
    says: { en: 'half open for 40 ms', zh: '只半开了一个往返，即 40 毫秒' },
    after: [oldSyn],
    holds: (run) =>
      oldState(run, OLD_SYN_AT + 2 * DELAY - 1) === 'SYN_RECEIVED' &&
      oldState(run, OLD_SYN_AT + 2 * DELAY) === 'CLOSED',
  },
  {
    says: { en: 'its program never heard of it', zh: '程序根本不知道有这回事' },
    after: [oldSyn],
    holds: (run) =>
      [...eventsIn(run, { kind: 'socket.return', node: nodeOf(run, 'server') })].every(
        ({ at }) => at < OLD_SYN_AT,
      ),
  },
  {
    says: { en: 'After a round trip, 40 ms', zh: '过一个往返，40 毫秒' },
    holds: (run) => timeOf(run, clientOpen) - timeOf(run, syn) === 2 * DELAY,
  },
  {
    says: {
      en: '`connect` waited and then returned 0',
      zh: '`connect` 一直等着，最后返回 0',
    },
    after: [dropping(syn)],
    holds: (run) => {
      const back = found(run, 'socket.return', returns('connect').at('client'));
      return back?.result === '0' && back.at > timeOf(run, again);
    },
  },
  {
    says: {
      en: 'each has a SYN-ACK sent, so there are two (**×2**)',
      zh: '两件事各引出一个 SYN-ACK，所以有两个（**×2**）',
    },
    after: [dropping(synAck)],
    holds: (run) => {
      const rings = timeOf(run, timerFires('retransmission').at('server'));
      const sent = segments(run).filter(
        (each) => each.at === rings && flagsOf(each) === (SYN | ACK),
      );
      return sent.length === 2 && arrivalOf(run, again) === rings;
    },
  },
  {
    says: { en: 'The server’s rings 20 ms later', zh: '20 毫秒后服务器的也到时了' },
    after: [dropping(synAck)],
    holds: (run) => {
      const rings = timerFires('retransmission');
      return timeOf(run, rings.at('server')) - timeOf(run, rings.at('client')) === DELAY;
    },
  },
  {
    says: { en: 'it keeps its number', zh: '序号还是原来那个' },
    after: [dropping(synAck)],
    holds: (run) =>
      found(run, 'segment.sent', again)?.seq === found(run, 'segment.sent', syn)?.seq &&
      eventOf(run, serverOpen) > 0,
  },
  {
    says: { en: 'sets no alarm', zh: '没启动定时器' },
    holds: (run) => {
      const alarm = alarmAfter(run, 'client', 'retransmission', eventOf(run, lastAck));
      return alarm === undefined || alarm.at > timeOf(run, lastAck);
    },
  },
  {
    says: {
      en: 'the client puts an ACK on every segment',
      zh: '它发的每个报文段就都带 ACK',
    },
    after: [dropping(lastAck)],
    holds: (run) => {
      const rest = segments(run, eventOf(run, clientOpen));
      const sent = rest.filter(({ node }) => node === nodeOf(run, 'client'));
      return sent.length > 1 && sent.every(({ flags }) => (flags & ACK) !== 0);
    },
  },
  {
    says: { en: 'the request says what was lost', zh: '请求会把丢掉的确认再说一遍' },
    after: [dropping(lastAck)],
    holds: (run) =>
      timeOf(run, serverOpen) === arrivalOf(run, request) && eventOf(run, answeredAgain) < 0,
  },
  {
    says: {
      en: 'the server’s alarm repeats the SYN-ACK',
      zh: '服务器的定时器就会让它重发 SYN-ACK',
    },
    after: [dropping(lastAck), dropping(request)],
    holds: (run) => {
      const repeat = found(run, 'segment.sent', answeredAgain);
      if (repeat === undefined || flagsOf(repeat) !== (SYN | ACK)) return false;
      return eventOf(run, serverOpen, repeat.id) > 0;
    },
  },
  {
    says: {
      en: 'As long as the client’s program paused before its request',
      zh: '客户端程序发请求之前停了多久，就晚多久',
    },
    after: [dropping(lastAck)],
    holds: (run) =>
      timeOf(run, serverOpen) - timeOf(run, clientOpen) ===
      timeOf(run, request) - timeOf(run, lastAck) + DELAY,
  },
];
