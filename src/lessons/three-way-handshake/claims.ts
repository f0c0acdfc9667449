import { eventsIn, packetsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { MINUTE, SECOND } from '../../stack/core/instant.ts';
import { timerFires } from '../../stack/trace/predicates.ts';
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
import { clientOpen, lastAck, request, serverOpen, syn, synAck } from './lesson.ts';

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
      en: 'The client’s SYN has number 0 and no data',
      zh: '客户端的 SYN 序号为 0，不带数据',
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
    says: { en: '`connect` came back with the SYN-ACK', zh: 'SYN-ACK 到，`connect` 返回' },
    holds: (run) => returnedAt(run, 'client', 'connect') === timeOf(run, clientOpen),
  },
  {
    says: { en: '`accept` with the ACK', zh: 'ACK 到，`accept` 返回' },
    holds: (run) => returnedAt(run, 'server', 'accept') === timeOf(run, serverOpen),
  },
  {
    says: { en: 'The SYN had number 0', zh: 'SYN 的序号是 0' },
    holds: (run) => startOf(run, syn) === 0,
  },
  {
    says: { en: 'The SYN used up 0, so data begins at 1', zh: 'SYN 用掉了 0，数据就从 1 开始' },
    holds: (run) => startOf(run, request) === 1,
  },
  {
    says: { en: 'it too was sent with number 1', zh: '它发出时的序号也是 1' },
    holds: (run) => startOf(run, lastAck) === 1,
  },
  {
    says: { en: 'Nothing in between knows of them', zh: '中间没有谁知道这个连接' },
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
    says: {
      en: 'One second, as nothing has been measured yet',
      zh: '一秒，因为此时还没有测过往返时间',
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
      en: 'Every segment after the first SYN carries an ACK',
      zh: '除了最初的 SYN，每个报文段都带 ACK',
    },
    holds: (run) => segments(run).every((each, i) => i === 0 || (each.flags & ACK) !== 0),
  },
  {
    says: { en: 'the request says what was lost', zh: '请求就会把丢掉的确认再说一遍' },
    after: [dropping(lastAck)],
    holds: (run) =>
      timeOf(run, serverOpen) === arrivalOf(run, request) && eventOf(run, answeredAgain) < 0,
  },
  {
    says: { en: 'the server’s alarm repeats the SYN-ACK', zh: '服务器的定时器会让它重发 SYN-ACK' },
    after: [dropping(lastAck), dropping(request)],
    holds: (run) => {
      const repeat = found(run, 'segment.sent', answeredAgain);
      if (repeat === undefined || flagsOf(repeat) !== (SYN | ACK)) return false;
      return eventOf(run, serverOpen, repeat.id) > 0;
    },
  },
];
