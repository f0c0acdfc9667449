import type { RecordedRun } from '../../model/recorded-run.ts';
import { MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import { segment, segmentFor } from '../../stack/protocols/tcp/predicates.ts';
import { anyEvent, calls, type Predicate, returns } from '../../stack/trace/predicates.ts';
import {
  ACK,
  alarmLength,
  arrivalOf,
  dropping,
  eventOf,
  FIN,
  flagsOf,
  found,
  nodeOf,
  relativeAck,
  relativeSeq,
  type SegmentSent,
  segments,
  stateAt,
  timeOf,
} from '../facts.ts';
import { DELAY } from '../two-hosts.ts';
import type { Claim } from '../types.ts';
import {
  clientFin,
  finAck,
  lastAck,
  lateData,
  second,
  serverDone,
  serverFin,
  timeWait,
  timeWaitOver,
} from './events.ts';

const clientAgain = segmentFor('retransmit-rto').from('client');
const serverAgain = segmentFor('retransmit-rto').from('server');

function sent(run: RecordedRun, predicate: Predicate): SegmentSent | undefined {
  return found(run, 'segment.sent', predicate);
}

/** A FIN is sent again after one second, with its number. */
function repeatsItsFin(run: RecordedRun, fin: Predicate, again: Predicate): boolean {
  const first = sent(run, fin);
  const repeat = sent(run, again);
  if (first === undefined || repeat === undefined) return false;
  return repeat.at - first.at === SECOND && repeat.seq === first.seq;
}

/** The states a host went through after an event. */
function statesAfter(run: RecordedRun, node: string, event: number): string[] {
  const states: string[] = [];
  let from = event;
  for (;;) {
    const next = found(run, 'tcp.transition', anyTransition(node), from);
    if (next === undefined) return states;
    states.push(next.to);
    from = next.id + 1;
  }
}

export const claims: readonly Claim[] = [
  {
    says: { en: '20 ms each way', zh: '单程 20 毫秒' },
    holds: (run) => arrivalOf(run, clientFin) - timeOf(run, clientFin) === DELAY,
  },
  {
    says: { en: 'maximum segment lifetime is 30 seconds', zh: '（MSL）取 30 秒' },
    holds: (run) => alarmLength(run, 'client', 'time-wait', eventOf(run, timeWait)) === 60 * SECOND,
  },
  {
    says: { en: 'The FIN carries no data', zh: '这个 FIN 不带数据' },
    holds: (run) => sent(run, clientFin)?.length === 0,
  },
  {
    says: { en: 'One more than the FIN’s number', zh: '比 FIN 的序号大一' },
    holds: (run) => {
      const fin = sent(run, clientFin);
      const ack = sent(run, finAck);
      if (fin === undefined || ack === undefined) return false;
      return relativeAck(run, ack) === relativeSeq(run, fin) + 1;
    },
  },
  {
    says: { en: '`recv` returns 0, end of stream', zh: '`recv` 返回 0，表示字节流到此为止' },
    holds: (run) => timeOf(run, returns('recv', '0').at('server')) === arrivalOf(run, clientFin),
  },
  {
    says: { en: 'the report is complete', zh: '报告收齐了' },
    holds: (run) => {
      const last = found(run, 'segment.received', lateData);
      return last !== undefined && last.seq + last.length === sent(run, serverFin)?.seq;
    },
  },
  {
    says: {
      en: 'When it arrives, all is sent and all is acknowledged',
      zh: '它一到，该发的都发了，该确认的也都确认了',
    },
    holds: (run) => {
      const then = arrivalOf(run, lastAck);
      return (
        stateAt(run, 'client', then) === 'TIME_WAIT' && stateAt(run, 'server', then) === 'CLOSED'
      );
    },
  },
  {
    says: { en: '60 seconds here', zh: '这里是 60 秒' },
    holds: (run) => timeOf(run, timeWaitOver) - timeOf(run, timeWait) === 60 * SECOND,
  },
  {
    says: {
      en: 'it was gone as soon as its FIN was acknowledged',
      zh: '它的 FIN 一被确认，它就走了',
    },
    holds: (run) => timeOf(run, serverDone) === arrivalOf(run, lastAck),
  },
  {
    says: { en: 'an acknowledgment of 12', zh: '确认号若是 12' },
    holds: (run) => {
      const fin = sent(run, clientFin);
      return fin !== undefined && relativeSeq(run, fin) === 12;
    },
  },
  {
    says: { en: 'closes 30 ms after it hears of the FIN', zh: '得知 FIN，过 30 毫秒就关闭' },
    holds: (run) =>
      timeOf(run, second(calls('close').at('server'))) - arrivalOf(run, second(clientFin)) ===
      30 * MILLISECOND,
  },
  {
    says: { en: 'it sent the last ACK', zh: '最后的 ACK 是它发的' },
    holds: (run) => {
      const last = segments(run).at(-1);
      return last?.node === nodeOf(run, 'server') && flagsOf(last) === ACK;
    },
  },
  {
    says: { en: 'A FIN and its ACK, twice', zh: 'FIN 和它的 ACK，来两遍' },
    holds: (run) => {
      const end = eventOf(run, second(segment('SYN').then(segment('SYN'))));
      const flags = segments(run, eventOf(run, second(clientFin)), end).map(flagsOf);
      // Every segment but the first SYN acknowledges; what matters here is which carry a FIN.
      return String(flags) === String([FIN | ACK, ACK, FIN | ACK, ACK]);
    },
  },
  {
    says: { en: 'Its FIN will follow 30 ms later', zh: '再过 30 毫秒，它的 FIN 也会出发' },
    holds: (run) =>
      timeOf(run, second(serverFin)) - timeOf(run, second(finAck)) === 30 * MILLISECOND,
  },
  {
    says: {
      en: 'the client goes from <State>FIN_WAIT_1</State> straight to <State>TIME_WAIT</State>',
      zh: '客户端从 <State>FIN_WAIT_1</State> 直接进入 <State>TIME_WAIT</State>',
    },
    after: [dropping(second(finAck))],
    holds: (run) => {
      const way = statesAfter(run, 'client', eventOf(run, second(calls('close').at('client'))));
      return String(way.slice(0, 3)) === 'FIN_WAIT_1,TIME_WAIT,CLOSED' && !repeated(run);
    },
  },
  {
    says: {
      en: 'Only this FIN acknowledged the server’s data',
      zh: '服务器的数据只有这个 FIN 确认过',
    },
    after: [dropping(clientFin)],
    holds: (run) => {
      const again = sent(run, serverAgain);
      return again !== undefined && again.length > 0 && again.at < timeOf(run, clientAgain);
    },
  },
  {
    says: { en: 'The client’s rings 50 ms later', zh: '50 毫秒后客户端的也到时了' },
    after: [dropping(clientFin)],
    holds: (run) =>
      timeOf(run, clientAgain) - timeOf(run, serverAgain) === 50 * MILLISECOND &&
      repeatsItsFin(run, clientFin, clientAgain),
  },
  {
    says: { en: 'whoever sent a FIN repeats it', zh: '谁发的 FIN，谁来重发' },
    after: [dropping(serverFin)],
    holds: (run) => repeatsItsFin(run, serverFin, serverAgain),
  },
  {
    says: { en: 'The server repeats its FIN', zh: '服务器会重发 FIN' },
    after: [dropping(lastAck)],
    holds: (run) => repeatsItsFin(run, serverFin, serverAgain) && timeOf(run, serverDone) > 0,
  },
  {
    says: { en: 'now it starts anew', zh: '现在它从头再等一遍' },
    after: [dropping(lastAck)],
    holds: (run) =>
      timeOf(run, timeWaitOver) - arrivalOf(run, serverAgain) ===
      alarmLength(run, 'client', 'time-wait', eventOf(run, timeWait)),
  },
  {
    says: { en: 'By the same time', zh: '晚的时间一样长' },
    after: [dropping(lastAck)],
    holds: (run) =>
      timeOf(run, timeWaitOver) - timeOf(run, serverDone) ===
      alarmLength(run, 'client', 'time-wait', eventOf(run, timeWait)) - DELAY,
  },
];

/** Whether anybody had to send anything twice. */
function repeated(run: RecordedRun): boolean {
  return eventOf(run, segmentFor('retransmit-rto')) >= 0;
}

function anyTransition(node: string): Predicate {
  return anyEvent('tcp.transition').at(node);
}
