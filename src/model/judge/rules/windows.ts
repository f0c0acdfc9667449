/** What the window field promises (RFC 9293 §3.8.6). */
import { seqAdd, seqDiff, seqGt } from '../../../stack/core/seq.ts';
import { sentence } from '../../../stack/trace/words.ts';
import { type End, knowsPeer, peerNumber, windowOf } from '../end.ts';
import { ACK, has, RST, type Segment, SYN, TIMESTAMPS } from '../segment.ts';
import type { Rule } from './kind.ts';

/** Sixteen bits (RFC 9293 §3.1). */
const LARGEST_FIELD = 65_535;

const offers = (end: End, segment: Segment) =>
  end.heardSyn && knowsPeer(end) && has(segment, ACK) && !has(segment, RST);

const edgeOf = (end: End, segment: Segment) =>
  seqAdd(segment.ack, windowOf(end, segment, has(segment, SYN)));

export const windows: readonly Rule[] = [
  {
    id: 'window-shrunk',
    level: 'should',
    ref: 'RFC9293#3.8.6',
    says: {
      en: 'A receiver does not take back what it has offered: the right edge of its window does not move left (SHLD-14).',
      zh: '接收方不应收回已经给出的窗口：窗口前沿不向左移（SHLD-14）。',
    },
    broken(end, segment) {
      if (!offers(end, segment)) return undefined;
      const edge = edgeOf(end, segment);
      // A scaled window is rounded (RFC 7323 §2.4).
      if (seqDiff(end.promised, edge) < 2 ** end.ownShift) return undefined;
      return sentence(
        'You had offered room up to number {was}, and now only up to {now}: data on its way may find no room.',
        '你给出的窗口原来到序号 {was}，现在只到 {now}：在途的数据可能无处可放。',
        { was: peerNumber(end, end.promised), now: peerNumber(end, edge) },
      );
    },
  },
  {
    id: 'silly-window',
    level: 'should',
    ref: 'RFC9293#3.8.6.2.2',
    says: {
      en: 'Small steps of a window lead to small segments. A receiver must avoid them (MUST-39), and the RFC suggests how: it opens by a whole segment or half the buffer at least, or not at all.',
      zh: '窗口小步增大只会引来小报文段，接收方必须避免（MUST-39）；RFC 建议的做法是：要么不动，要动至少增大一个最大报文段或半个缓冲区。',
    },
    broken(end, segment) {
      const { buffer, avoidsSillyWindows } = end.policy;
      if (!offers(end, segment) || buffer === undefined || !avoidsSillyWindows) return undefined;
      if (has(segment, SYN) || end.lastAck === 0 || end.peerFin !== undefined) return undefined;
      // Of half a buffer no small segment comes, and kernels tell the room there is. The field holds no more.
      const most = Math.min(buffer, LARGEST_FIELD * 2 ** end.ownShift);
      if (seqDiff(end.promised, end.nxt) >= most / 2) return undefined;
      const step = seqDiff(edgeOf(end, segment), end.promised);
      const least = Math.min(Math.floor(most / 2), end.ownMss - (end.timestamps ? TIMESTAMPS : 0));
      if (step < 2 ** end.ownShift || step >= least) return undefined;
      return sentence(
        'The right edge would move by {step} bytes; wait until it can move by {least}.',
        '前沿只移动 {step} 字节；等到能移动 {least} 字节再说。',
        { step, least },
      );
    },
  },
  {
    id: 'more-than-there-is',
    level: 'unusual',
    ref: 'RFC9293#3.8.6',
    says: {
      en: 'The window tells the room in the receive buffer. No rule forbids to promise more, but what finds no room is lost.',
      zh: '窗口反映接收缓冲区的空位。没有规则禁止多许诺，但放不下的数据只能丢弃。',
    },
    broken(end, segment) {
      const { buffer } = end.policy;
      if (!offers(end, segment) || buffer === undefined) return undefined;
      const room = Math.max(0, buffer - end.unread);
      const window = windowOf(end, segment, has(segment, SYN));
      if (window < room + 2 ** end.ownShift || !seqGt(edgeOf(end, segment), end.promised)) return;
      return sentence(
        'You offer {window} bytes, and {room} are free.',
        '你给出 {window} 字节，而空位只有 {room} 字节。',
        { window, room },
      );
    },
  },
];
