/** What an end may not put off: the rules about saying nothing until a later instant. */
import { type Instant, MILLISECOND } from '../../stack/core/instant.ts';
import { seqLt } from '../../stack/core/seq.ts';
import { sentence } from '../../stack/trace/words.ts';
import {
  type Due,
  dataEnd,
  type End,
  isSynchronized,
  ownNumber,
  peerNumber,
  rightEdge,
  unsent,
} from './end.ts';
import { timerDue } from './flight.ts';
import { type Objection, type Verdict, verdictOf } from './judge.ts';

import type { Rule } from './rules/kind.ts';

/** RFC 9293 §3.8.6.3, MUST-40. */
const LONGEST_DELAY = 500 * MILLISECOND;

type Told = Pick<Rule, 'id' | 'level' | 'ref' | 'says'>;

const SECOND_SEGMENT: Told = {
  id: 'every-second',
  level: 'should',
  ref: 'RFC9293#3.8.6.3',
  says: {
    en: 'At least every second full-sized segment is acknowledged at once (SHLD-19).',
    zh: '至少每收到两个满长的报文段就应立即确认（SHLD-19）。',
  },
};

const AT_ONCE: Told = {
  id: 'gap-at-once',
  level: 'should',
  ref: 'RFC5681#4.2',
  says: {
    en: 'What arrives beyond a gap, or fills one, is acknowledged at once: the sender learns of a loss by it.',
    zh: '落在缺口之后或填补缺口的报文段应立即确认：发送方靠它得知丢失。',
  },
};

const TOO_LATE: Told = {
  id: 'ack-overdue',
  level: 'must',
  ref: 'RFC9293#3.8.6.3',
  says: {
    en: 'An acknowledgment waits for less than half a second (MUST-40).',
    zh: '确认推迟的时间必须少于半秒（MUST-40）。',
  },
};

const UNACCEPTABLE: Told = {
  id: 'unacceptable-answered',
  level: 'should',
  ref: 'RFC9293#3.10.7.4',
  says: {
    en: 'A segment that cannot be taken is answered with an ACK that says where one stands.',
    zh: '对不可接受的报文段，要回一个 ACK 说明自己收到哪里。',
  },
};

const HANDSHAKE: Told = {
  id: 'syn-answered',
  level: 'must',
  ref: 'RFC9293#3.10.7.3',
  says: {
    en: 'A SYN is answered when it arrives: the other side can do nothing before.',
    zh: 'SYN 一到就要应答：在此之前对方什么也做不了。',
  },
};

const REPEAT: Told = {
  id: 'timer-heeded',
  level: 'must',
  ref: 'RFC6298#5',
  says: {
    en: 'When the retransmission timer rings, the earliest unacknowledged segment is sent again.',
    zh: '重传定时器到时，就要重发最早未得到确认的报文段。',
  },
};

const PROBE: Told = {
  id: 'probe-missing',
  level: 'must',
  ref: 'RFC9293#3.8.6.1',
  says: {
    en: 'A closed window is probed regularly: the ACK that opens it may be lost (MUST-36).',
    zh: '窗口关闭期间要定期探测：打开窗口的 ACK 可能会丢失（MUST-36）。',
  },
};

const NEVER: Told = {
  id: 'kept-for-ever',
  level: 'must',
  ref: 'RFC9293#3.9.1.2',
  says: {
    en: 'A TCP does not keep back what its program has handed over for ever (MUST-60): a call of the program is carried out, sooner or later.',
    zh: 'TCP 不得把程序交来的东西无限期地压着不发（MUST-60）：程序的调用迟早要执行。',
  },
};

const IDLE: Told = {
  id: 'nothing-hinders',
  level: 'unusual',
  ref: 'RFC9293#3.9.1.2',
  says: {
    en: 'A TCP may gather data before it sends, but one that has all it needs does not wait.',
    zh: 'TCP 可以攒够数据再发，但万事俱备时没有谁会干等。',
  },
};

/**
 * The end says nothing before `until`, when something else happens to it, or a timer of its own rings.
 * Infinite: nothing else will ever happen.
 */
export function judgeWaiting(end: End, until: Instant): Verdict {
  return verdictOf([
    ...acknowledging(end, until),
    ...repeating(end, until),
    ...probing(end, until),
    ...sending(end, until),
  ]);
}

function acknowledging(end: End, until: Instant): Objection[] {
  const { due } = end;
  if (due === undefined || until <= due.since || end.state === 'CLOSED') return [];
  const next = peerNumber(end, end.nxt);
  switch (due.why) {
    case 'syn':
      return [
        {
          rule: HANDSHAKE,
          because: sentence(
            'The peer’s SYN waits for your answer.',
            '对方的 SYN 还在等你应答。',
            {},
          ),
        },
      ];
    case 'second':
      return [
        ...overdue(due, until),
        {
          rule: SECOND_SEGMENT,
          because: sentence(
            '{n} bytes have come since your last ACK.',
            '自你上次确认以来，又到了 {n} 字节。',
            { n: end.unacknowledged },
          ),
        },
      ];
    case 'gap':
      return [
        ...overdue(due, until),
        {
          rule: AT_ONCE,
          because: sentence(
            'Something has just come, and you expect {next}.',
            '刚刚有数据到达，而你期望的是 {next}。',
            { next },
          ),
        },
      ];
    case 'unacceptable':
      return [
        {
          rule: UNACCEPTABLE,
          because: sentence(
            'What has just come lies outside what you take: you expect {next}.',
            '刚到的报文段不在你接收的范围内：你期望的是 {next}。',
            { next },
          ),
        },
      ];
    default:
      return overdue(due, until);
  }
}

function overdue({ since }: Due, until: Instant): Objection[] {
  const late = until - since;
  if (late < LONGEST_DELAY) return [];
  const because = Number.isFinite(late)
    ? sentence('Until then it would have waited for {late}.', '到那时已经推迟了 {late}。', {
        late: { duration: late },
      })
    : sentence(
        'Nothing else will happen: it would wait for ever.',
        '此后再没有别的事发生：它会永远等下去。',
        {},
      );
  return [{ rule: TOO_LATE, because }];
}

function repeating(end: End, until: Instant): Objection[] {
  const rings = timerDue(end);
  if (until <= Math.max(rings, end.now) || end.flight.length === 0) return [];
  return [
    {
      rule: REPEAT,
      because: sentence(
        'Number {una} is still unacknowledged, and the timer is due.',
        '从序号 {una} 起还没有得到确认，定时器已经到时。',
        { una: ownNumber(end, end.una) },
      ),
    },
  ];
}

function probing(end: End, until: Instant): Objection[] {
  const since = Math.max(end.closedAt, end.lastSent);
  if (end.wnd > 0 || end.flight.length > 0 || unsent(end) === 0) return [];
  if (!isSynchronized(end) || until - since <= end.policy.mostRto) return [];
  const because = sentence(
    'The peer’s window is closed, and {n} {n:byte|bytes} of your program wait.',
    '对方的窗口关着，程序还有 {n} 字节在等。',
    { n: unsent(end) },
  );
  return [{ rule: PROBE, because }];
}

function sending(end: End, until: Instant): Objection[] {
  if (until <= end.now || end.flight.length > 0) return [];
  const open = end.state === 'ESTABLISHED' || end.state === 'CLOSE_WAIT';
  const text = open && unsent(end) > 0 && seqLt(end.max, rightEdge(end));
  const fin = open && end.closing && end.fin === undefined && end.max === dataEnd(end);
  const syn = end.state === 'CLOSED' && !end.opened && !end.passive && end.wants;
  if (!text && !fin && !syn) return [];
  const because = syn
    ? sentence('Your program has called connect.', '程序已经调用 connect。', {})
    : fin
      ? sentence(
          'Your program has closed, and all its data is sent.',
          '程序已经关闭，数据也都发出了。',
          {},
        )
      : sentence(
          'Your program has {n} {n:byte|bytes} to send, the window is open, and nothing is in flight.',
          '程序有 {n} 字节要发，窗口开着，途中也没有数据。',
          { n: unsent(end) },
        );
  return [{ rule: Number.isFinite(until) ? IDLE : NEVER, because }];
}
