/** When what was sent is sent again (RFC 6298, RFC 5681 §3.2, RFC 6675), and how much may be out at all. */
import { seqAdd, seqGeq, seqGt, seqLt } from '../../../stack/core/seq.ts';
import { sentence } from '../../../stack/trace/words.ts';
import { dataEnd, type End, effectiveMss, knowsPeer, ownNumber } from '../end.ts';
import {
  isGone,
  isJustRepeated,
  isLost,
  isSacked,
  limitOf,
  pipeOf,
  pipeWithout,
  timerDue,
  timerRang,
} from '../flight.ts';
import { SLACK } from '../probes.ts';
import {
  FIN,
  has,
  endOf as numbersEnd,
  RST,
  type Segment,
  SYN,
  segmentLength,
} from '../segment.ts';
import type { Rule } from './kind.ts';

/** It takes numbers that went out before. */
const repeats = (end: End, segment: Segment) =>
  end.opened &&
  !has(segment, RST) &&
  segmentLength(segment) > 0 &&
  seqLt(segment.seq, end.max) &&
  seqGt(numbersEnd(segment), end.una);

/** Text that goes out for the first time. */
const isNewText = (end: End, segment: Segment) =>
  knowsPeer(end) &&
  !has(segment, RST) &&
  !has(segment, SYN) &&
  segment.length > 0 &&
  !seqLt(segment.seq, end.max);

/** Why it may go again now. */
function mayRepeat(end: End, segment: Segment): boolean {
  if (timerRang(end) || end.pathChanged || end.probing || end.wnd === 0) return true;
  if (has(segment, SYN)) return end.synAgain || end.heard > 0;
  if (isTailProbe(end, segment)) return true;
  if (isJustRepeated(end, segment.seq)) return false;
  if (isLost(end, segment.seq) || isGone(end, segment.seq)) return true;
  if (end.sack || end.repairing !== 'fast') {
    return end.repairing !== 'no' && (end.sack || seqLt(segment.seq, end.recover));
  }
  // Without SACK, duplicates and partial ACKs tell of the first segment only (RFC 5681 §3.2, RFC 6582).
  return isFirst(end, segment);
}

const isFirst = (end: End, segment: Segment) => !seqGt(segment.seq, end.una);

/** The last segment once more, for an ACK with SACK blocks (RFC 8985 §7). */
function isTailProbe(end: End, segment: Segment): boolean {
  const last = end.flight.at(-1);
  if (!end.sack || end.repairing !== 'no' || end.srtt <= 0) return false;
  if (last === undefined || last.again || numbersEnd(segment) !== end.max) return false;
  return end.now + SLACK >= end.lastSent + 2 * end.srtt;
}

/** What the congestion window does not hold back: a timeout, and the segment that begins a repair. */
const isExempt = (end: End, segment: Segment) =>
  timerRang(end) ||
  end.pathChanged ||
  has(segment, SYN) ||
  isTailProbe(end, segment) ||
  (end.repairing === 'fast' && isFirst(end, segment));

export const repeating: readonly Rule[] = [
  {
    id: 'too-early',
    level: 'must',
    ref: 'RFC6298#5',
    says: {
      en: 'Nothing is sent again before a retransmission timeout has passed, unless duplicate ACKs or SACK show that it is lost.',
      zh: '重传超时之前不得重发，除非重复确认或 SACK 表明已经丢失。',
    },
    broken(end, segment) {
      if (!repeats(end, segment) || mayRepeat(end, segment)) return undefined;
      const wait = timerDue(end) - end.now;
      if (end.timer === undefined || !Number.isFinite(wait)) {
        return sentence('Nothing shows a loss.', '没有任何迹象表明丢失。', {});
      }
      return sentence(
        'Your timer rings only in {wait}, and {n} duplicate {n:ACK|ACKs} have come; {most} would show a loss.',
        '你的定时器还要 {wait} 才到时，重复确认只来了 {n} 个；{most} 个才说明丢失。',
        { wait: { duration: wait }, n: end.duplicates, most: end.policy.duplicates },
      );
    },
  },
  {
    id: 'sacked-again',
    level: 'should',
    ref: 'RFC2018#5',
    says: {
      en: 'What the peer has reported by SACK is not sent again before a timeout.',
      zh: '对方用 SACK 报告已收到的内容，超时之前不应重发。',
    },
    broken(end, segment) {
      if (!repeats(end, segment) || end.repairing === 'timeout' || timerRang(end)) return undefined;
      const after = numbersEnd(segment);
      if (!isSacked(end, segment.seq, after)) return undefined;
      return sentence(
        'The peer holds {from} to {to} already: its SACK says so.',
        '对方已经收到 {from} 到 {to}：它的 SACK 这样说。',
        { from: ownNumber(end, segment.seq), to: ownNumber(end, after) - 1 },
      );
    },
  },
  {
    id: 'congestion-window',
    level: 'must',
    ref: 'RFC5681#3.1',
    says: {
      en: 'No more data may be in the network than the congestion window allows.',
      zh: '网络中的数据不得超过拥塞窗口。',
    },
    broken(end, segment) {
      const again = repeats(end, segment);
      if (!(again || isNewText(end, segment)) || end.wnd === 0) return undefined;
      if (again && isExempt(end, segment)) return undefined;
      const pipe = again ? pipeWithout(end, segment.seq, numbersEnd(segment)) : pipeOf(end);
      const limit = limitOf(end);
      // A segment may always go when nothing is out.
      if (pipe === 0 || pipe + segment.length <= limit) return undefined;
      return sentence(
        '{pipe} bytes are in flight, and the congestion window is {limit} at most: {length} more are too many.',
        '在途已有 {pipe} 字节，拥塞窗口最多 {limit} 字节：再发 {length} 字节就超过了。',
        { pipe, limit: Math.floor(limit), length: segment.length },
      );
    },
  },
  {
    id: 'nagle',
    level: 'should',
    ref: 'RFC9293#3.7.4',
    says: {
      en: 'While something is unacknowledged, a small segment waits for its ACK or for more data (SHLD-7).',
      zh: '还有数据未得到确认时，小报文段应等到确认或攒够数据再发（SHLD-7）。',
    },
    broken(end, segment) {
      if (!end.policy.nagle || !isNewText(end, segment) || has(segment, FIN)) return undefined;
      const whole = effectiveMss(end, segment);
      if (segment.length >= whole || end.una === end.max) return undefined;
      // After the program closed, no more data can join it.
      if (end.closing && seqGeq(seqAdd(segment.seq, segment.length), dataEnd(end)))
        return undefined;
      if (has(segment, 32)) return undefined;
      return sentence(
        '{length} bytes are less than a whole segment of {whole}, and numbers from {una} on are unacknowledged.',
        '{length} 字节不足一个完整的报文段（{whole} 字节），而从序号 {una} 起还没有得到确认。',
        { length: segment.length, whole, una: ownNumber(end, end.una) },
      );
    },
  },
  {
    id: 'nothing-new',
    level: 'must',
    ref: 'RFC9293#3.6',
    says: {
      en: 'Whoever waits in TIME-WAIT has said all: it only acknowledges.',
      zh: '处在 TIME_WAIT 的一方已经说完，只作确认。',
    },
    broken: (end, segment) =>
      end.state === 'TIME_WAIT' && !has(segment, RST) && seqGt(numbersEnd(segment), segment.seq)
        ? sentence('Both streams are over.', '两条流都已结束。', {})
        : undefined,
  },
];
