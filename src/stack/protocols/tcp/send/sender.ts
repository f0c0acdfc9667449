/**
 * What to send now: retransmissions that recovery asks for, new data as far as both windows, Nagle
 * and silly-window avoidance allow, the FIN, and at last an acknowledgement if one is still scheduled.
 */
import type { RfcText } from '../../../core/rfc.ts';
import { type Seq, seqDiff, seqGeq, seqGt, seqLt } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { endQuickAcks } from '../arrive/quick-acks.ts';
import { ACK, CWR, ECE, FIN, PSH } from '../arrive/segment.ts';
import type { NoteCode } from '../events.ts';
import type { SegmentReason } from '../names.ts';
import { congestionRoom, noteWindowUse, restartAfterIdle } from '../recover/recovery.ts';
import { rescue, retransmitHole } from '../recover/retransmit.ts';
import { startTiming, stopTiming, timeout } from '../recover/rtt.ts';
import { holeEnd, nextHole } from '../recover/sack/pipe.ts';
import { CORK_TIMEOUT } from '../state/constants.ts';
import { note } from '../state/note.ts';
import { dataEnd, type Tcb } from '../state/tcb.ts';
import { isRunning, PERSIST, RETRANSMISSION, startTimer, stopTimer } from '../timers/timers.ts';
import { acceptableSeq, payloadLimit, transmit } from './output.ts';

/** Sends all that may be sent (the end of nearly every input). */
export function sendWhatMayBeSent(tcb: Tcb, fx: TransportFx): void {
  const somethingLeft = tcb.sendBuffer.length > 0 || tcb.finQueued;
  if (somethingLeft && maySend(tcb)) {
    if (tcb.snd.una === tcb.snd.max) restartAfterIdle(tcb, fx);
    const recovering = tcb.cc.phase === 'recovery' && tcb.opt.sack;
    if (recovering) while (retransmitHole(tcb, false, fx));
    while (sendNext(tcb, false, fx));
    if (recovering) {
      while (retransmitHole(tcb, true, fx));
      rescue(tcb, fx);
    }
  }
  if (tcb.rcv.ackNow !== '') sendAck(tcb, fx);
}

/** States in which the send buffer may go out (RFC 9293 §3.10.2; in SYN_RECEIVED it waits). */
function maySend(tcb: Tcb): boolean {
  switch (tcb.state) {
    case 'ESTABLISHED':
    case 'CLOSE_WAIT':
    case 'FIN_WAIT_1':
    case 'CLOSING':
    case 'LAST_ACK':
      return true;
    default:
      return false;
  }
}

/** An acknowledgement on its own. */
export function sendAck(tcb: Tcb, fx: TransportFx): void {
  const reason = tcb.rcv.ackNow === '' ? 'ack' : tcb.rcv.ackNow;
  const echo = tcb.ecn.echo ? ECE : 0;
  transmit(tcb, acceptableSeq(tcb), ACK | echo, 0, reason, fx);
}

/** Sends one segment at `snd.nxt` if it may leave. `forced` overrides all but the peer's window. */
export function sendNext(tcb: Tcb, forced: boolean, fx: TransportFx): boolean {
  const { snd } = tcb;
  const again = seqLt(snd.nxt, snd.max);
  // Going over old ground after a timeout: leap over what the peer holds (RFC 2018 §5.1).
  if (again && tcb.sacked.count > 0) {
    const hole = nextHole(tcb, snd.nxt, snd.max);
    if (hole !== snd.nxt) snd.nxt = hole;
  }
  const end = dataEnd(tcb);
  const unsent = Math.max(0, seqDiff(end, snd.nxt));
  const finLeft = tcb.finQueued && !seqGt(snd.nxt, end);
  if (unsent === 0 && !finLeft) return false;

  const sent = (snd.nxt - snd.una) >>> 0;
  const usable = snd.wnd - sent;
  const full = payloadLimit(tcb);
  let length = Math.max(0, Math.min(unsent, usable, full));
  if (again && tcb.sacked.count > 0) {
    length = Math.min(length, seqDiff(holeEnd(tcb, snd.nxt, snd.max), snd.nxt));
  }
  // Congestion control never cuts a segment short: it waits until there is room for all of it.
  if (length > 0 && !forced && sent > 0 && congestionRoom(tcb) < length) length = 0;
  // The FIN takes a place in the peer's window; as it is no data, congestion does not hold it.
  const fin = finLeft && length === unsent && usable > length;
  if (length === 0 && !fin) {
    waitForWindow(tcb, usable, fx);
    return false;
  }
  if (length < full && !forced && !again && !fin && !worthSending(tcb, length, unsent, sent, fx)) {
    return false;
  }
  if (length < full) {
    tcb.retry.holding = false;
    snd.smallEnd = (snd.nxt + length) >>> 0;
  }
  launchNext(tcb, length, fin, again, forced, fx);
  return true;
}

function launchNext(
  tcb: Tcb,
  length: number,
  fin: boolean,
  again: boolean,
  forced: boolean,
  fx: TransportFx,
): void {
  const { snd, ecn } = tcb;
  const seq = snd.nxt;
  const after = (seq + length) >>> 0;
  let flags = ACK;
  if (fin) flags |= FIN;
  if (length > 0 && (after === dataEnd(tcb) || pushInside(tcb, seq, after))) flags |= PSH;
  if (ecn.echo) flags |= ECE;
  const fresh = !again && length > 0;
  if (fresh && ecn.cwrDue) {
    flags |= CWR;
    ecn.cwrDue = false;
  }
  if (fresh && tcb.rcv.quick > 0) endQuickAcks(tcb, fx.now);
  const probed = snd.max === (seq + 1) >>> 0;
  snd.nxt = fin ? (after + 1) >>> 0 : after;
  if (again) {
    tcb.totals.retransmits++;
    if (tcb.rtt.timing && seqLt(seq, tcb.rtt.seq)) stopTiming(tcb, fx);
  } else {
    startTiming(tcb, snd.nxt, fx);
  }
  if (snd.una === snd.max) tcb.retry.progressAt = fx.now;
  if (tcb.cc.phase === 'recovery') tcb.cc.prrOut += length;
  if (seqGt(snd.nxt, snd.max)) {
    snd.max = snd.nxt;
    noteWindowUse(tcb);
  }
  if (!isRunning(tcb, RETRANSMISSION)) {
    startTimer(tcb, RETRANSMISSION, timeout(tcb), fx);
  }
  stopTimer(tcb, PERSIST, fx);
  // A probe's octet goes again with what the opened window lets out; no timer has fired for it.
  const repeats = again && (forced || !probed);
  transmit(tcb, seq, flags, length, reasonFor(tcb, fin, repeats, forced), fx, fresh && tcb.opt.ecn);
}

/** The last octet of a write that asked for a push lies in [seq, after) (§3.9.1.2). */
function pushInside(tcb: Tcb, seq: Seq, after: Seq): boolean {
  return seqGt(tcb.snd.pushUpTo, seq) && seqGeq(after, tcb.snd.pushUpTo);
}

function reasonFor(tcb: Tcb, fin: boolean, again: boolean, forced: boolean): SegmentReason {
  if (again) return 'retransmit-rto';
  if (fin) return 'fin';
  const { cc, snd } = tcb;
  const outOfOrder = cc.phase === 'disorder' && (snd.nxt - snd.una) >>> 0 > cc.cwnd;
  return outOfOrder && !forced ? 'limited-transmit' : 'data';
}

/**
 * Less than a full segment (rule 1): Nagle (§3.7.4, SHLD-7) and the sender's silly-window avoidance
 * (§3.8.6.2.1, MUST-38).
 */
function worthSending(
  tcb: Tcb,
  length: number,
  unsent: number,
  sent: number,
  fx: TransportFx,
): boolean {
  const { snd, set } = tcb;
  if (snd.urgent && seqGt(snd.up, snd.nxt)) return true;
  const idle = sent === 0;
  const smallIsOut = seqGt(snd.smallEnd, snd.una) && !seqGt(snd.smallEnd, snd.max);
  const mayBeSmall = idle || !set.nagle || (set.minshall && !smallIsOut);
  if (length === unsent) {
    // Rule (2): all that is queued, and nothing outstanding (or Nagle is off). After our FIN was
    // queued no more can be added, so waiting would gain nothing.
    if (tcb.finQueued) return true;
    if (set.cork) {
      startOverride(tcb, idle, CORK_TIMEOUT, fx);
      return false;
    }
    if (mayBeSmall) return true;
    holdBack(tcb, 'nagle-holds', 'RFC9293#3.7.4', length, sent, fx);
    return false;
  }
  if (!set.sillyWindowAvoidance) return mayBeSmall;
  // Rule (3): at least half of the largest window the peer ever had.
  if (mayBeSmall && 2 * length >= snd.maxWnd) return true;
  holdBack(tcb, 'silly-window-holds', 'RFC9293#3.8.6.2.1', length, snd.maxWnd, fx);
  startOverride(tcb, idle, set.overrideTimeout, fx);
  return false;
}

/** Told once, until a small segment leaves: in a bulk transfer something is always held back. */
function holdBack(
  tcb: Tcb,
  code: NoteCode,
  rfc: RfcText,
  length: number,
  limit: number,
  fx: TransportFx,
): void {
  if (tcb.retry.holding) return;
  tcb.retry.holding = true;
  note(tcb, fx, code, rfc, length, limit);
}

/** Rule (4): nothing outstanding will bring an ACK to wake us, so a timer does. */
function startOverride(tcb: Tcb, idle: boolean, after: number, fx: TransportFx): void {
  if (!idle || isRunning(tcb, PERSIST)) return;
  tcb.retry.overriding = true;
  startTimer(tcb, PERSIST, after, fx);
}

/** The window is closed and nothing is outstanding: probe it, first after one RTO (SHLD-29). */
function waitForWindow(tcb: Tcb, usable: number, fx: TransportFx): void {
  const { snd, retry } = tcb;
  if (usable > 0 || snd.nxt !== snd.una) return;
  if (isRunning(tcb, PERSIST) && !retry.overriding) return;
  stopTimer(tcb, RETRANSMISSION, fx);
  retry.overriding = false;
  retry.probes = 0;
  retry.unheardProbes = 0;
  retry.progressAt = fx.now;
  if (tcb.set.zeroWindowProbes) startTimer(tcb, PERSIST, timeout(tcb), fx);
  note(tcb, fx, 'window-closed', 'RFC9293#3.8.6.1', snd.wnd, 0);
}
