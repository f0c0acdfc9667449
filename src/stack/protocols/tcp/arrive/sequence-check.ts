/** The first check of SEGMENT ARRIVES in synchronized states: the sequence number (RFC 9293 §3.10.7.4). */
import { seqDiff, seqGt, seqLt, seqMin } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { rememberDuplicate } from '../recover/sack/blocks.ts';
import { TS_RECENT_LIFETIME } from '../state/constants.ts';
import { note } from '../state/note.ts';
import { receiveWindow, type Tcb } from '../state/tcb.ts';
import { restartTimeWait } from '../timers/endings.ts';
import { answerUnacceptable, challenge } from './challenge.ts';
import { trimToWindow } from './receiver.ts';
import { FIN, RST, type Segment, SYN, segmentLength } from './segment.ts';
import { scheduleAck } from './window.ts';

/** What a zero-window probe carries (RFC 9293 §3.8.6.1). */
const PROBE_OCTETS = 1;

/** RFC 7323 §3.2 and §5.3: no timestamp where one was agreed, or an old one, drops the segment. */
export function timestampsAllow(tcb: Tcb, seg: Segment, fx: TransportFx): boolean {
  const { opt } = tcb;
  if (!opt.timestamps || (seg.flags & RST) !== 0) return true;
  if (!seg.options.hasTimestamps) {
    if (tcb.set.tolerateMissingTimestamps) return true;
    seg.verdict = 'ignored';
    note(tcb, fx, 'timestamp-missing', 'RFC7323#3.2', seg.seq, 0);
    return false;
  }
  if (!seqLt(seg.options.tsVal, opt.tsRecent)) return true;
  if (fx.now - opt.tsRecentAt > TS_RECENT_LIFETIME) {
    opt.tsRecent = seg.options.tsVal;
    opt.tsRecentAt = fx.now;
    return true;
  }
  seg.verdict = 'paws';
  note(tcb, fx, 'paws', 'RFC7323#5.3', seg.options.tsVal, opt.tsRecent);
  answerUnacceptable(tcb, seg, fx);
  return false;
}

/** RFC 7323 §4.3 (2): the echo belongs to the earliest segment that the next ACK covers. */
export function rememberTimestamp(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const { opt } = tcb;
  if (!opt.timestamps || !seg.options.hasTimestamps) return;
  if (seqLt(seg.options.tsVal, opt.tsRecent) || seqGt(seg.seq, opt.lastAckSent)) return;
  opt.tsRecent = seg.options.tsVal;
  opt.tsRecentAt = fx.now;
}

/**
 * "Trimming off any portions that lie outside the window (including SYN and FIN)": what follows an
 * old SYN is new. With challenge ACKs any SYN is doubted, wherever it lies (RFC 5961 §4.2).
 */
function trimOldSyn(tcb: Tcb, seg: Segment): void {
  if ((seg.flags & SYN) === 0 || tcb.set.challengeAcks) return;
  seg.flags &= ~SYN;
  seg.seq = (seg.seq + 1) >>> 0;
}

/**
 * With no window at all, valid ACKs, RSTs and URGs are still taken (MUST-66); text and FIN are not,
 * and get an ACK. A peer whose probe was refused counts its octet as sent, so what it sends next may
 * begin behind it. It is taken as if it began at RCV.NXT, where the peer will go on; only a RST must
 * be there (RFC 5961 §3.2).
 */
function specialAllowance(tcb: Tcb, seg: Segment, ahead: number): void {
  if ((seg.flags & RST) !== 0) return;
  if (seg.length > 0 || (seg.flags & FIN) !== 0) scheduleAck(tcb, 'ack');
  seg.length = 0;
  seg.flags &= ~FIN;
  seg.seq = tcb.rcv.nxt;
  seg.urgentPointer += ahead;
}

/** The table of §3.10.7.4: does any of the segment lie in the receive window? */
export function sequenceAllows(tcb: Tcb, seg: Segment, fx: TransportFx): boolean {
  const { rcv } = tcb;
  const window = receiveWindow(tcb);
  const length = segmentLength(seg);
  const ahead = seqDiff(seg.seq, rcv.nxt);
  // A pure ACK right at the edge is taken too: two full windows crossing must not deadlock.
  const mayTouch = length === 0 && (seg.flags & RST) === 0;
  const startsInside = ahead >= 0 && (ahead < window || (mayTouch && ahead === window));
  const last = ahead + length - 1;
  if (startsInside || (length > 0 && last >= 0 && last < window)) {
    if (ahead < 0) trimOldSyn(tcb, seg);
    if ((seg.flags & SYN) === 0) trimToWindow(tcb, seg);
    return true;
  }
  if (window === 0 && (ahead === 0 || ahead === PROBE_OCTETS)) {
    specialAllowance(tcb, seg, ahead);
    return true;
  }
  seg.verdict = last < 0 && length > 0 ? 'duplicate' : 'out-of-window';
  if ((seg.flags & RST) !== 0) return false;
  // Our ACK was lost: the next one echoes the repetition, so that the sender's sample is true.
  if (seg.length > 0 && last < 0) rememberTimestamp(tcb, seg, fx);
  // A closed window may refuse the new part of a segment; the old part is a duplicate all the same.
  if (seg.length > 0 && ahead < 0) {
    rememberDuplicate(tcb, seg.seq, seqMin(rcv.nxt, (seg.seq + seg.length) >>> 0));
  }
  if ((seg.flags & SYN) !== 0 && tcb.set.challengeAcks && tcb.opened) {
    // RFC 5961 §4.2: whatever its sequence number.
    seg.verdict = 'challenged';
    challenge(tcb, fx);
    return false;
  }
  answerUnacceptable(tcb, seg, fx);
  // The peer sent its FIN again: our ACK of it was lost, and the 2 MSL start anew.
  if (tcb.state === 'TIME_WAIT' && (seg.flags & FIN) !== 0 && last === -1) restartTimeWait(tcb, fx);
  return false;
}
