/** A segment arrives: RFC 9293 §3.10.7, as far as it changes what an end may send. */
import { seqAdd, seqDiff, seqGeq, seqGt, seqLeq, seqLt } from '../../stack/core/seq.ts';
import { type End, newEnd } from './end.ts';
import {
  beginCongestionControl,
  noteAcknowledged,
  noteDuplicate,
  noteLostSyn,
  noteOpened,
  noteSacked,
} from './flight.ts';
import { noteStray, takeText } from './receive-text.ts';
import { ACK, blocksOf, FIN, has, RST, type Segment, SYN, segmentLength } from './segment.ts';
import { agree, offerOf } from './send.ts';

export function receive(end: End, segment: Segment): void {
  end.heard++;
  end.lastHeard = end.now;
  end.trigger = undefined;
  end.stray = undefined;
  takeIn(end, segment);
  if (segmentLength(segment) > 0 || end.due !== undefined) end.answerable++;
}

function takeIn(end: End, segment: Segment): void {
  switch (end.state) {
    case 'CLOSED':
      if (!has(segment, RST)) noteStray(end, segment);
      return;
    case 'LISTEN':
      inListen(end, segment);
      return;
    case 'SYN_SENT':
      inSynSent(end, segment);
      return;
    default:
      inOthers(end, segment);
  }
}

/** §3.10.7.2 */
function inListen(end: End, segment: Segment): void {
  if (has(segment, RST)) return;
  if (has(segment, ACK)) noteStray(end, segment);
  else if (has(segment, SYN)) {
    takeSyn(end, segment);
    end.state = 'SYN_RECEIVED';
    end.due = { since: end.now, why: 'syn' };
  }
}

/** §3.10.7.3 */
function inSynSent(end: End, segment: Segment): void {
  const acks = has(segment, ACK);
  const ours = acks && seqGt(segment.ack, end.iss) && seqLeq(segment.ack, end.max);
  if (acks && !ours) {
    if (!has(segment, RST)) noteStray(end, segment);
    return;
  }
  if (has(segment, RST)) {
    if (ours) end.state = 'CLOSED';
    return;
  }
  if (!has(segment, SYN)) return;
  takeSyn(end, segment);
  end.due = { since: end.now, why: 'syn' };
  if (!ours) {
    end.state = 'SYN_RECEIVED';
    return;
  }
  establish(end, segment);
  takeText(end, segment);
}

function takeSyn(end: End, segment: Segment): void {
  const { mss, scale, sackPermitted, timestamps } = segment.options ?? {};
  end.heardSyn = true;
  end.irs = segment.seq;
  end.nxt = seqAdd(segment.seq, 1);
  end.promised = seqAdd(end.nxt, end.lastWindow);
  end.mss = mss ?? end.mss;
  end.peerOffered = offerOf(scale, sackPermitted, timestamps);
  agree(end);
  // The window of a SYN is never scaled (RFC 7323 §2.2).
  setWindow(end, segment, segment.window);
}

function establish(end: End, segment: Segment): void {
  end.state = end.fin === undefined ? 'ESTABLISHED' : 'FIN_WAIT_1';
  beginCongestionControl(end);
  noteAcknowledged(end, segment.ack);
  beginCongestionControl(end);
  noteLostSyn(end);
  if (!has(segment, SYN)) setWindow(end, segment, segment.window * 2 ** end.peerShift);
}

function setWindow(end: End, segment: Segment, window: number): void {
  if (window === 0 && end.wnd > 0) end.closedAt = end.now;
  end.wnd = window;
  end.wl1 = segment.seq;
  end.wl2 = segment.ack;
  end.largestWnd = Math.max(end.largestWnd, window);
  if (window > 0 && end.probing) noteOpened(end);
}

/** §3.10.7.4 */
function inOthers(end: End, segment: Segment): void {
  if (!isAcceptable(end, segment)) {
    if (has(segment, RST)) return;
    if (has(segment, SYN)) end.synAgain = true;
    noteRepeat(end, segment);
    end.due = { since: end.now, why: 'unacceptable' };
    // With a closed window, ACKs are heeded all the same.
    if (seqDiff(end.promised, end.nxt) <= 0) takeAck(end, segment);
    return;
  }
  if (has(segment, RST)) {
    if (segment.seq === end.nxt) takeReset(end);
    else end.due = { since: end.now, why: 'unacceptable' };
    return;
  }
  if (has(segment, SYN)) {
    end.synAgain = true;
    end.due = { since: end.now, why: 'unacceptable' };
    if (end.state !== 'SYN_RECEIVED') {
      // Without RFC 5961 a SYN inside the window is an error, and a RST tells so.
      noteStray(end, segment);
      return;
    }
  }
  if (!takeAck(end, segment)) return;
  noteRepeat(end, segment);
  takeText(end, segment);
}

/** Whoever was called listens again (MUST-11); whoever called has no connection. */
function takeReset(end: End): void {
  const { policy, now } = end;
  if (end.state !== 'SYN_RECEIVED' || !end.passive) end.state = 'CLOSED';
  else Object.assign(end, { ...newEnd(policy), now, passive: true, state: 'LISTEN' });
}

function isAcceptable(end: End, segment: Segment): boolean {
  const window = Math.max(0, seqDiff(end.promised, end.nxt));
  const length = segmentLength(segment);
  const ahead = seqDiff(segment.seq, end.nxt);
  if (length === 0) return ahead >= 0 && (ahead < window || ahead === 0 || ahead === window);
  const last = ahead + length - 1;
  return (ahead >= 0 && ahead < window) || (last >= 0 && last < window);
}

/** What came before, it may report (RFC 2883 §4). */
function noteRepeat(end: End, segment: Segment): void {
  if (segment.length === 0) return;
  const left = segment.seq;
  const right = seqAdd(segment.seq, segment.length);
  const old = seqLt(left, end.nxt)
    ? [{ left, right: seqLt(right, end.nxt) ? right : end.nxt }]
    : [];
  const twice = end.beyond.flatMap((block) => {
    const from = seqLt(left, block.left) ? block.left : left;
    const to = seqLt(right, block.right) ? right : block.right;
    return seqLt(from, to) ? [{ left: from, right: to }] : [];
  });
  end.repeats.push(...old, ...twice);
}

/** False when the segment must be dropped. */
function takeAck(end: End, segment: Segment): boolean {
  if (!has(segment, ACK)) return false;
  if (end.state === 'SYN_RECEIVED') {
    if (!seqGt(segment.ack, end.una) || seqGt(segment.ack, end.max)) {
      if (!has(segment, SYN)) noteStray(end, segment);
      return false;
    }
    establish(end, segment);
  }
  if (seqGt(segment.ack, end.max)) {
    end.due = { since: end.now, why: 'unacceptable' };
    return false;
  }
  heedAck(end, segment);
  return true;
}

function heedAck(end: End, segment: Segment): void {
  const blocks = end.sack ? blocksOf(segment) : [];
  const news = noteSacked(end, blocks);
  const window = segment.window * 2 ** end.peerShift;
  if (seqGt(segment.ack, end.una)) {
    noteAcknowledged(end, segment.ack);
    if (news) noteDuplicate(end, blocks);
    if (end.fin !== undefined && seqGt(end.una, end.fin)) finAcknowledged(end);
  } else if (end.flight.length > 0 && (end.sack ? news : isDuplicate(end, segment, window))) {
    noteDuplicate(end, blocks);
  }
  const newer =
    seqLt(end.wl1, segment.seq) || (end.wl1 === segment.seq && seqLeq(end.wl2, segment.ack));
  if (newer && seqGeq(segment.ack, end.una)) setWindow(end, segment, window);
}

/** RFC 5681 §2. The answer to a probe of a closed window tells nothing of a loss. */
function isDuplicate(end: End, segment: Segment, window: number): boolean {
  return (
    !end.probing &&
    segment.ack === end.una &&
    segment.length === 0 &&
    !has(segment, FIN) &&
    window === end.wnd
  );
}

function finAcknowledged(end: End): void {
  if (end.state === 'FIN_WAIT_1') end.state = 'FIN_WAIT_2';
  else if (end.state === 'CLOSING') end.state = 'TIME_WAIT';
  else if (end.state === 'LAST_ACK') end.state = 'CLOSED';
}
