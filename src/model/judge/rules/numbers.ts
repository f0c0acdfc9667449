/** Which numbers a segment may take: in order, in the window, in the buffer (RFC 9293 §3.4, §3.8). */
import { seqAdd, seqDiff, seqGt, seqLt } from '../../../stack/core/seq.ts';
import { sentence } from '../../../stack/trace/words.ts';
import { dataEnd, type End, effectiveMss, knowsPeer, ownNumber, rightEdge } from '../end.ts';
import { limitOf, pipeOf } from '../flight.ts';
import { isKeepAlive, isWindowProbe, SLACK } from '../probes.ts';
import { FIN, has, isBare, endOf as numbersEnd, RST, type Segment, SYN } from '../segment.ts';
import type { Rule } from './kind.ts';

/** Text or FIN of an open connection. */
const carries = (end: End, segment: Segment) =>
  knowsPeer(end) && end.opened && !has(segment, RST) && !has(segment, SYN) && !isBare(segment);

const isNew = (end: End, segment: Segment) => seqGt(numbersEnd(segment), end.max);

/** Its SYN takes a number before its text does. */
const noSuchOnSyn = (end: End, { length }: Segment) =>
  length <= end.written
    ? undefined
    : sentence(
        'Your program has {have} bytes, and this SYN says {length}.',
        '程序只有 {have} 字节，这个 SYN 却带了 {length} 字节。',
        { have: end.written, length },
      );

export const numbers: readonly Rule[] = [
  {
    id: 'gap',
    level: 'must',
    ref: 'RFC9293#3.4',
    says: {
      en: 'Octets are numbered one after another: a segment begins with the next number, SND.NXT, or with an older one.',
      zh: '每个字节依次占一个序号：报文段从下一个序号 SND.NXT 开始，重传则从更早的序号开始。',
    },
    broken(end, segment) {
      if (!knowsPeer(end) || !end.opened || has(segment, RST) || has(segment, SYN)) return;
      if (!seqGt(segment.seq, end.max)) return undefined;
      return sentence(
        'Your next number is {next}, this begins with {seq}: the peer would wait for what lies between.',
        '你的下一个序号是 {next}，这个报文段却从 {seq} 开始：对方会一直等中间那些。',
        { next: ownNumber(end, end.max), seq: ownNumber(end, segment.seq) },
      );
    },
  },
  {
    id: 'bare-number',
    level: 'must',
    ref: 'RFC9293#3.10.7.4',
    says: {
      en: 'An acknowledgment without text carries SEQ = SND.NXT: with an older number the peer may find it unacceptable and not heed it.',
      zh: '不带数据的确认，序号取 SND.NXT；若用更早的序号，对方会认为它不可接受而不予理会。',
    },
    broken(end, segment) {
      if (!knowsPeer(end) || !end.opened || !isBare(segment)) return undefined;
      if (!seqLt(segment.seq, end.max)) return undefined;
      if (isKeepAlive(end, segment)) return undefined;
      // Where the peer's window ends before what was sent, it would refuse SND.NXT.
      if (seqGt(end.max, rightEdge(end)) && !seqLt(segment.seq, end.una)) return undefined;
      if (end.wnd === 0 && segment.seq === seqAdd(end.una, -1)) return undefined;
      return sentence(
        'Your next number is {next}, this carries {seq}.',
        '你的下一个序号是 {next}，这里却写着 {seq}。',
        { next: ownNumber(end, end.max), seq: ownNumber(end, segment.seq) },
      );
    },
  },
  {
    id: 'acknowledged-again',
    level: 'must',
    ref: 'RFC9293#3.10.7.4',
    says: {
      en: 'A segment that is entirely acknowledged is removed from the retransmission queue: it is never sent again.',
      zh: '全部得到确认的报文段移出重传队列，不再发送。',
    },
    broken: (end, segment) =>
      carries(end, segment) && !seqGt(numbersEnd(segment), end.una) && !isKeepAlive(end, segment)
        ? sentence(
            'The peer has acknowledged everything before {una}, and this goes from {seq} to {last}.',
            '对方已经确认了 {una} 之前的一切，这个报文段却是 {seq} 到 {last}。',
            {
              una: ownNumber(end, end.una),
              seq: ownNumber(end, segment.seq),
              last: ownNumber(end, numbersEnd(segment)) - 1,
            },
          )
        : undefined,
  },
  {
    id: 'beyond-window',
    level: 'must',
    ref: 'RFC9293#3.8.6',
    says: {
      en: 'New data must lie inside the window that the peer offers: before SND.UNA + SND.WND.',
      zh: '新数据必须落在对方给出的窗口之内，即 SND.UNA + SND.WND 之前。',
    },
    broken(end, segment) {
      if (!carries(end, segment) || !isNew(end, segment) || isWindowProbe(end, segment)) return;
      const edge = rightEdge(end);
      const after = numbersEnd(segment);
      // A FIN that follows the last octet of the window is refused with it, as one number.
      if (!seqGt(after, edge)) return undefined;
      return sentence(
        'The peer has acknowledged {una} and offers {wnd} bytes: number {edge} is the first that it does not take, and this goes up to {last}.',
        '对方确认到 {una}，窗口 {wnd} 字节：从序号 {edge} 起它就不收了，这个报文段却到 {last}。',
        {
          una: ownNumber(end, end.una),
          wnd: end.wnd,
          edge: ownNumber(end, edge),
          last: ownNumber(end, after) - 1,
        },
      );
    },
  },
  {
    id: 'probe-too-early',
    level: 'should',
    ref: 'RFC9293#3.8.6.1',
    says: {
      en: 'A closed window is probed when it has been closed for a retransmission timeout (SHLD-29).',
      zh: '窗口关闭满一个重传超时之后，才去探测它（SHLD-29）。',
    },
    broken(end, segment) {
      if (!carries(end, segment) || !isNew(end, segment) || !isWindowProbe(end, segment)) return;
      const closed = end.now - end.closedAt;
      const least = end.timestamps ? end.policy.leastRto : end.rto;
      if (closed + SLACK >= least) return undefined;
      return sentence(
        'It closed {closed} ago, and your timeout is {rto}.',
        '它关闭了 {closed}，而你的超时时间是 {rto}。',
        { closed: { duration: closed }, rto: { duration: least } },
      );
    },
  },
  {
    id: 'no-such-data',
    level: 'must',
    ref: 'RFC9293#3.10.2',
    says: {
      en: 'TCP sends what its program has handed over, and not one octet more.',
      zh: 'TCP 只发送程序交来的数据，一个字节也不多。',
    },
    broken(end, segment) {
      if (segment.length === 0 || has(segment, RST)) return undefined;
      if (has(segment, SYN)) return noSuchOnSyn(end, segment);
      if (!carries(end, segment)) return undefined;
      const after = seqAdd(segment.seq, segment.length);
      if (!seqGt(after, dataEnd(end)) || isKeepAlive(end, segment)) return undefined;
      const have = Math.max(0, seqDiff(dataEnd(end), segment.seq));
      return sentence(
        'From number {seq} on your program has {have} bytes, and this segment says {length}.',
        '从序号 {seq} 起，程序只有 {have} 字节，这个报文段却有 {length} 字节。',
        { seq: ownNumber(end, segment.seq), have, length: segment.length },
      );
    },
  },
  {
    id: 'too-large',
    level: 'must',
    ref: 'RFC9293#3.7.1',
    says: {
      en: 'No segment carries more text than the peer’s MSS and the path allow, less the options (MUST-16).',
      zh: '报文段的数据不能超过对方的 MSS 和路径所允许的长度，选项也要算在内（MUST-16）。',
    },
    broken(end, segment) {
      const most = has(segment, SYN) ? Math.min(end.mss, end.largest) : effectiveMss(end, segment);
      if (segment.length <= most) return undefined;
      return sentence(
        '{length} bytes, where at most {most} are allowed.',
        '这里有 {length} 字节，而最多允许 {most} 字节。',
        { length: segment.length, most },
      );
    },
  },
  {
    id: 'text-too-early',
    level: 'must',
    ref: 'RFC9293#3.10.2',
    says: {
      en: 'Until the handshake is done, what the program hands over is queued.',
      zh: '握手完成之前，程序交来的数据先排队等待。',
    },
    broken: (end, segment) =>
      end.state === 'SYN_RECEIVED' && segment.length > 0 && !has(segment, SYN)
        ? sentence('The peer has not acknowledged your SYN yet.', '对方还没有确认你的 SYN。', {})
        : undefined,
  },
  {
    id: 'not-as-much',
    level: 'should',
    ref: 'RFC9293#3.9.1.2',
    says: {
      en: 'A sender makes its segments as large as it can (SHLD-28).',
      zh: '发送方应尽量把报文段装满（SHLD-28）。',
    },
    broken(end, segment) {
      if (!carries(end, segment) || segment.length === 0 || seqLt(segment.seq, end.max)) return;
      const room = Math.min(
        effectiveMss(end, segment),
        Math.max(0, seqDiff(rightEdge(end), segment.seq)),
        Math.max(0, limitOf(end) - pipeOf(end)),
      );
      const could = Math.min(room, seqDiff(dataEnd(end), segment.seq));
      // Half a segment is what nobody would quarrel about.
      if (has(segment, FIN) || segment.length * 2 > could || !end.policy.avoidsSillyWindows) return;
      return sentence(
        'Your program has more for it: {could} bytes would go into this segment, it carries {length}.',
        '程序还有数据：这个报文段装得下 {could} 字节，却只带了 {length} 字节。',
        { could, length: segment.length },
      );
    },
  },
];
