/**
 * Loss recovery and the bookkeeping of the congestion window: duplicate ACKs, fast retransmit and
 * fast recovery with and without SACK (RFC 5681 §3.2, RFC 6582, RFC 6675), timeouts, ECN, idle.
 */
import { seqGeq, seqGt, seqLeq, seqLt } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { note } from '../state/note.ts';
import { flightSize, SSTHRESH_UNKNOWN, type Tcb, TOUCHED } from '../state/tcb.ts';
import { RETRANSMISSION, startTimer } from '../timers/timers.ts';
import { congestionOf } from './congestion/interface.ts';
import { initialWindow } from './congestion/slow-start.ts';
import { retransmitAgain, retransmitFirst } from './retransmit.ts';
import { timeout } from './rtt.ts';
import { inFlight, lostBelow } from './sack/pipe.ts';
import { findLostAgain, forgetResent } from './sack/resent.ts';

/** The handshake is done: IW, or one segment when the SYN had to be repeated (RFC 5681 §3.1). */
export function startCongestionControl(tcb: Tcb): void {
  const { cc } = tcb;
  if (congestionOf(tcb).unlimited) cc.cwnd = SSTHRESH_UNKNOWN;
  else cc.cwnd = tcb.retry.retries > 0 ? tcb.snd.mss : initialWindow(tcb);
  cc.recover = tcb.iss;
}

/** Bytes that may leave now as far as congestion goes (RFC 5681 §3.2 step 2 for `disorder`). */
export function congestionRoom(tcb: Tcb): number {
  const { cc, snd, set } = tcb;
  if (cc.phase === 'disorder') {
    const sent = (snd.nxt - snd.una) >>> 0;
    if (!set.limitedTransmit) return cc.cwnd - sent;
    if (!tcb.opt.sack) return cc.cwnd + Math.min(cc.dupAcks, 2) * snd.mss - sent;
  }
  return cc.cwnd - inFlight(tcb);
}

/** New data was acknowledged. */
export function onNewAck(tcb: Tcb, acked: number, fx: TransportFx): void {
  const { cc, snd } = tcb;
  if (cc.recoverValid && seqGt(snd.una, cc.recover)) cc.recoverValid = false;
  if (cc.phase === 'recovery') {
    recoveryAck(tcb, acked, fx);
    return;
  }
  cc.dupAcks = 0;
  if (cc.phase === 'disorder') cc.phase = 'open';
  if ((cc.phase === 'loss' || cc.phase === 'cwr') && seqGeq(snd.una, cc.recover)) {
    cc.phase = 'open';
    note(tcb, fx, 'recovery-ends', 'RFC5681#3.1', cc.cwnd, cc.ssthresh);
  }
  if (cc.phase === 'cwr') return;
  if (windowWasUsed(tcb)) congestionOf(tcb).onAck(tcb, acked, fx.now);
}

/** A window that was not used says nothing about what the network would bear (RFC 9438 §5.8). */
function windowWasUsed(tcb: Tcb): boolean {
  const { cc, snd } = tcb;
  return cc.cwnd < (cc.cwnd < cc.ssthresh ? 2 * cc.used : cc.used + snd.mss);
}

/** New data has left: how much of the window was in use, at most, in this round trip? */
export function noteWindowUse(tcb: Tcb): void {
  const { cc, snd } = tcb;
  const flight = (snd.nxt - snd.una) >>> 0;
  if (flight < cc.used && seqLt(snd.una, cc.usedUntil)) return;
  cc.used = flight;
  cc.usedUntil = snd.nxt;
}

/** An acknowledgement of new data inside fast recovery. */
function recoveryAck(tcb: Tcb, acked: number, fx: TransportFx): void {
  const { cc, snd } = tcb;
  const control = congestionOf(tcb);
  const full = seqGeq(snd.una, cc.recover);
  if (full || (!tcb.opt.sack && !control.patient)) {
    leaveRecovery(tcb, full, fx);
    return;
  }
  note(tcb, fx, 'partial-ack', 'RFC6582#3.2', snd.una, cc.recover);
  if (tcb.opt.sack) {
    if (seqGt(snd.una, cc.highRxt)) cc.highRxt = snd.una;
    return;
  }
  // RFC 6582 §3.2 step 3: the next hole, and the window deflated by what has left the network.
  if (!control.unlimited) {
    cc.cwnd = Math.max(snd.mss, cc.cwnd - acked) + (acked >= snd.mss ? snd.mss : 0);
  }
  retransmitFirst(tcb, 'fast-retransmit', fx);
}

function leaveRecovery(tcb: Tcb, full: boolean, fx: TransportFx): void {
  const { cc, snd } = tcb;
  cc.phase = 'open';
  cc.dupAcks = 0;
  cc.credit = 0;
  if (!congestionOf(tcb).unlimited) {
    // RFC 6582 §3.2 step 3 (1) keeps a burst from following; Reno and SACK take ssthresh.
    const careful = Math.max(flightSize(tcb), snd.mss) + snd.mss;
    cc.cwnd = full && !tcb.opt.sack ? Math.min(cc.ssthresh, careful) : cc.ssthresh;
  }
  note(tcb, fx, 'recovery-ends', 'RFC6582#3.2', cc.cwnd, cc.ssthresh);
}

/** A duplicate ACK (RFC 5681 §2), or with SACK one that reports something new (RFC 6675 §2). */
export function onDuplicateAck(tcb: Tcb, fx: TransportFx): void {
  const { cc, snd, set } = tcb;
  cc.dupAcks++;
  if (cc.phase === 'recovery') {
    // Another segment has left the network: inflate (RFC 5681 §3.2 step 4).
    if (tcb.opt.sack) {
      if (findLostAgain(tcb)) onLostAgain(tcb, fx);
    } else if (!congestionOf(tcb).unlimited) cc.cwnd += snd.mss;
    return;
  }
  if (cc.phase === 'loss') return;
  const enough = cc.dupAcks >= set.duplicateThreshold;
  const lost = tcb.opt.sack && tcb.sacked.count > 0 && seqGt(lostBelow(tcb), snd.una);
  if (!enough && !lost) {
    cc.phase = cc.phase === 'cwr' ? 'cwr' : 'disorder';
    return;
  }
  if (cc.recoverValid && seqLeq(snd.una, cc.recover)) {
    // These may be echoes of what a timeout sent again (RFC 6582 §3.2 step 2, §4.1).
    note(tcb, fx, 'no-second-recovery', 'RFC6582#3.2', snd.una, cc.recover);
    return;
  }
  enterRecovery(tcb, fx);
}

function enterRecovery(tcb: Tcb, fx: TransportFx): void {
  const { cc, snd } = tcb;
  const control = congestionOf(tcb);
  // A window reduced for ECN in this round trip is not reduced again (RFC 3168 §6.1.2).
  if (cc.phase !== 'cwr') cc.ssthresh = control.onCongestion(tcb, fx.now);
  scheduleCwr(tcb);
  cc.phase = 'recovery';
  cc.recover = snd.max;
  cc.recoverValid = true;
  cc.highRxt = snd.una;
  cc.rescued = false;
  cc.partialSeen = false;
  cc.reducedAgain = false;
  cc.prrDelivered = 0;
  cc.prrOut = 0;
  cc.recoverFlight = 0;
  forgetResent(tcb);
  if (!control.unlimited) {
    cc.cwnd = tcb.opt.sack ? cc.ssthresh : cc.ssthresh + tcb.set.duplicateThreshold * snd.mss;
  }
  note(tcb, fx, 'fast-retransmit', 'RFC5681#3.2', snd.una, cc.ssthresh);
  retransmitFirst(tcb, 'fast-retransmit', fx);
  startTimer(tcb, RETRANSMISSION, timeout(tcb), fx);
}

/**
 * The loss of a retransmission is a second indication of congestion (RFC 5681 §4.3). Like the first
 * one it lets one segment leave at once.
 */
function onLostAgain(tcb: Tcb, fx: TransportFx): void {
  const { cc } = tcb;
  const control = congestionOf(tcb);
  if (!cc.reducedAgain) {
    cc.reducedAgain = true;
    cc.ssthresh = control.onCongestion(tcb, fx.now);
    if (!control.unlimited) cc.cwnd = cc.ssthresh;
  }
  note(tcb, fx, 'retransmission-lost', 'RFC5681#4.3', tcb.snd.una, cc.ssthresh);
  retransmitAgain(tcb, fx);
}

/** The retransmission timer expired (RFC 5681 §3.1, RFC 6582 §3.2 step 4, RFC 2018 §5.1). */
export function onTimeoutLoss(tcb: Tcb, fx: TransportFx): void {
  const { cc, snd } = tcb;
  const control = congestionOf(tcb);
  // Repeated timeouts of one segment hold ssthresh (RFC 5681 §3.1).
  if (tcb.retry.retries === 1) {
    // What is outstanding was sent under the old window; it must not raise ssthresh again.
    const most = cc.phase === 'open' || cc.phase === 'disorder' ? SSTHRESH_UNKNOWN : cc.ssthresh;
    cc.ssthresh = Math.min(most, control.onCongestion(tcb, fx.now));
  }
  if (!control.unlimited) cc.cwnd = snd.mss;
  scheduleCwr(tcb);
  cc.phase = 'loss';
  cc.dupAcks = 0;
  cc.credit = 0;
  cc.recover = snd.max;
  cc.recoverValid = true;
}

/** The peer echoed a congestion mark: reduce once a window, as for a loss (RFC 3168 §6.1.2). */
export function onEcnEcho(tcb: Tcb, fx: TransportFx): void {
  const { cc, snd } = tcb;
  const control = congestionOf(tcb);
  if (control.unlimited || cc.phase === 'cwr' || cc.phase === 'recovery' || cc.phase === 'loss') {
    return;
  }
  cc.ssthresh = control.onCongestion(tcb, fx.now);
  cc.cwnd = cc.ssthresh;
  cc.phase = 'cwr';
  cc.recover = snd.max;
  cc.credit = 0;
  scheduleCwr(tcb);
  note(tcb, fx, 'ecn-reduces', 'RFC3168#6.1.2', cc.cwnd, cc.ssthresh);
}

/** Whatever reduced the window, the next new data says so to an ECN peer (RFC 3168 §6.1.2). */
function scheduleCwr(tcb: Tcb): void {
  if (tcb.opt.ecn) tcb.ecn.cwrDue = true;
}

/**
 * Nothing is outstanding, and nothing was sent for longer than the timeout: start again from
 * RW = min(IW, cwnd) (RFC 5681 §4.1).
 */
export function restartAfterIdle(tcb: Tcb, fx: TransportFx): void {
  const { cc, snd, set } = tcb;
  if (!set.restartAfterIdle || fx.now - snd.lastAt <= timeout(tcb)) return;
  if (tcb.sendBuffer.length === 0 || congestionOf(tcb).unlimited) return;
  const restart = Math.min(initialWindow(tcb), cc.cwnd);
  if (restart === cc.cwnd) return;
  cc.cwnd = restart;
  // Even if the peer's window lets nothing out now.
  tcb.touched |= TOUCHED.sending;
  note(tcb, fx, 'restart-after-idle', 'RFC5681#4.1', restart, cc.ssthresh);
}
