/** What a segment acknowledges (RFC 9293 §3.4, §3.10.7.4; RFC 5681 §4.2). */
import { seqAdd, seqGt, seqLt } from '../../../stack/core/seq.ts';
import { sentence } from '../../../stack/trace/words.ts';
import { type End, knowsPeer, peerNumber, windowOf } from '../end.ts';
import { timerRang } from '../flight.ts';
import { isKeepAlive } from '../probes.ts';
import { ACK, blocksOf, has, isBare, RST, type Segment } from '../segment.ts';
import type { Rule } from './kind.ts';

const acknowledges = (end: End, segment: Segment) =>
  end.heardSyn && knowsPeer(end) && has(segment, ACK) && !has(segment, RST);

export const acknowledgments: readonly Rule[] = [
  {
    id: 'ack-not-received',
    level: 'must',
    ref: 'RFC9293#3.4',
    says: {
      en: 'Acknowledgments are cumulative: a number says that everything before it has arrived.',
      zh: '确认是累积的：确认号表示它之前的一切都已收到。',
    },
    broken(end, segment) {
      if (!acknowledges(end, segment) || !seqGt(segment.ack, end.nxt)) return undefined;
      const values = { ack: peerNumber(end, segment.ack), next: peerNumber(end, end.nxt) };
      const [first] = end.beyond;
      if (first !== undefined) {
        return sentence(
          'You say {ack}, but number {next} is missing: what came lies beyond a gap.',
          '你的确认号是 {ack}，可序号 {next} 还缺着：后面收到的都在缺口之后。',
          values,
        );
      }
      return sentence(
        'You say {ack}, but nothing from number {next} on has come.',
        '你的确认号是 {ack}，可从序号 {next} 起什么都还没有收到。',
        values,
      );
    },
  },
  {
    id: 'ack-behind',
    level: 'must',
    ref: 'RFC9293#3.10.7.4',
    says: {
      en: 'The acknowledgment number is RCV.NXT, the next number that is expected.',
      zh: '确认号就是 RCV.NXT，即期望收到的下一个序号。',
    },
    broken(end, segment) {
      if (!acknowledges(end, segment) || !seqLt(segment.ack, end.nxt)) return undefined;
      const values = { ack: peerNumber(end, segment.ack), next: peerNumber(end, end.nxt) };
      if (end.peerFin !== undefined && end.peerFin === segment.ack) {
        return sentence(
          '{ack} is the number of the peer’s FIN itself. It takes a number, so {next} comes next: with {ack} the peer would send its FIN again.',
          '{ack} 是对方 FIN 自己的序号。FIN 也占一个序号，所以下一个是 {next}；答 {ack}，对方会重发 FIN。',
          values,
        );
      }
      return sentence(
        'You say {ack}, but everything up to {next} has come: the peer would send it again.',
        '你的确认号是 {ack}，可 {next} 之前的都收到了：对方会把它们再发一遍。',
        values,
      );
    },
  },
  {
    id: 'ack-twice',
    level: 'must',
    ref: 'RFC5681#4.2',
    says: {
      en: 'A receiver sends no more than one ACK for a segment that came, except to tell of a larger window.',
      zh: '收到一个报文段，至多回一个 ACK；窗口变大时另当别论。',
    },
    broken(end, segment) {
      if (!acknowledges(end, segment) || !isBare(segment)) return undefined;
      if (end.heard > 0 || end.due !== undefined || isProbe(end, segment)) return undefined;
      const edge = seqAdd(segment.ack, windowOf(end, segment, false));
      if (seqGt(edge, end.promised)) return undefined;
      const news = end.trigger !== undefined || end.repeats.length > 0;
      if (news && blocksOf(segment).length > 0) return undefined;
      return sentence(
        'Nothing has come since your last segment, and it said {ack} already: to the peer this looks like a duplicate ACK, and three of them like a loss.',
        '你发出上一个报文段之后什么都没有来，{ack} 那时已经说过：对方会把它看成重复确认，攒够三个就当作丢失。',
        { ack: peerNumber(end, segment.ack) },
      );
    },
  },
  {
    id: 'ack-of-ack',
    level: 'unusual',
    ref: 'RFC9293#3.4',
    says: {
      en: 'An ACK takes no number, so that nobody acknowledges ACKs: two hosts that did would never stop.',
      zh: 'ACK 不占序号，所以没有谁会去确认 ACK：否则双方会没完没了地互相确认。',
    },
    broken(end, segment) {
      if (!acknowledges(end, segment) || !isBare(segment)) return undefined;
      if (end.heard === 0 || end.answerable > 0 || end.due !== undefined) return undefined;
      if (isProbe(end, segment)) return undefined;
      if (seqGt(seqAdd(segment.ack, windowOf(end, segment, false)), end.promised)) return undefined;
      return sentence(
        'Only ACKs have come since you said {ack}.',
        '自你确认 {ack} 以来，来的只有 ACK。',
        { ack: peerNumber(end, segment.ack) },
      );
    },
  },
];

/** A keep-alive, or a probe of a closed window without data (RFC 9293 §3.8.4, §3.8.6.1). */
function isProbe(end: End, segment: Segment): boolean {
  return isKeepAlive(end, segment) || (end.wnd === 0 && timerRang(end));
}
