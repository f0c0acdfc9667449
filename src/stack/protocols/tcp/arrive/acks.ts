/** The fifth check of segment arrival: the ACK field (RFC 9293 §3.10.7.4), in synchronized states. */
import { seqDiff, seqGeq, seqGt, seqLeq, seqLt } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { noteBefore, reduceRate, reducesRate } from '../recover/rate-reduction.ts';
import { onDuplicateAck, onEcnEcho, onNewAck } from '../recover/recovery.ts';
import { sampleFromAck, timeout } from '../recover/rtt.ts';
import { updateScoreboard } from '../recover/sack/scoreboard.ts';
import { onEstablished, setWindow } from '../send/open.ts';
import { ringSkip } from '../send/ring.ts';
import { note } from '../state/note.ts';
import { finAcknowledged, SOCKET_EVENTS, type Tcb } from '../state/tcb.ts';
import { isRunning, PERSIST, RETRANSMISSION, startTimer, stopTimer } from '../timers/timers.ts';
import { answerUnacceptable, challenge } from './challenge.ts';
import { refreshMss } from './mss.ts';
import { clearRanges, trimBelow } from './ranges.ts';
import { CWR, ECE, FIN, type Segment, SYN } from './segment.ts';

/** Takes in the ACK field; false when the segment must be dropped. */
export function acknowledge(tcb: Tcb, seg: Segment, fx: TransportFx): boolean {
  const { snd } = tcb;
  if (seqGt(seg.ack, snd.max)) {
    // It acknowledges what was never sent: answer with an ACK, drop it (§3.10.7.4).
    seg.verdict = 'ack-too-new';
    answerUnacceptable(tcb, seg, fx);
    return false;
  }
  // RFC 5961 §5.2: an ACK older than any window we ever saw is a guess from outside (MAY-12).
  if (tcb.set.challengeAcks && seqLt(seg.ack, (snd.una - snd.maxWnd) >>> 0)) {
    seg.verdict = 'challenged';
    challenge(tcb, fx);
    return false;
  }
  const acked = seqDiff(seg.ack, snd.una);
  if (acked < 0) {
    seg.verdict = 'ack-old';
    if (seg.options.sackCount > 0 && tcb.opt.sack && snd.una !== snd.max) oldAckTells(tcb, seg, fx);
    return true;
  }
  const reduces = reducesRate(tcb);
  if (reduces) noteBefore(tcb);
  const sackNews =
    tcb.opt.sack && (seg.options.sackCount > 0 || tcb.sacked.count > 0)
      ? updateScoreboard(tcb, seg, fx)
      : false;
  // Before the flight shrinks: what a loss would have halved is halved (RFC 3168 §6.1.2).
  if (tcb.opt.ecn && (seg.flags & ECE) !== 0) onEcnEcho(tcb, fx);
  if (acked > 0) {
    advance(tcb, seg, acked, fx);
    // New SACK information counts as a duplicate even then (RFC 6675 §5).
    if (sackNews && snd.una !== snd.max) onDuplicateAck(tcb, fx);
  } else if (isDuplicate(tcb, seg, sackNews)) {
    seg.verdict = 'duplicate';
    onDuplicateAck(tcb, fx);
  }
  if (reduces) reduceRate(tcb);
  updateWindow(tcb, seg, fx);
  return true;
}

/**
 * An ACK that was overtaken may still be the first to tell of a block: the scoreboard heeds every ACK
 * (RFC 6675 §5), and such news make any of them a duplicate (§2).
 */
function oldAckTells(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const reduces = reducesRate(tcb);
  if (reduces) noteBefore(tcb);
  if (!updateScoreboard(tcb, seg, fx) || tcb.retry.probes > 0) return;
  onDuplicateAck(tcb, fx);
  if (reduces) reduceRate(tcb);
}

/**
 * RFC 5681 §2: something outstanding, no data, no SYN or FIN, same ACK, same window. With SACK it is
 * the news that counts (RFC 6675 §2). A closed window's probes are answered with ACKs that say
 * nothing about losses.
 */
function isDuplicate(tcb: Tcb, seg: Segment, sackNews: boolean): boolean {
  const { snd } = tcb;
  if (snd.una === snd.max || tcb.retry.probes > 0) return false;
  if (tcb.opt.sack) return sackNews;
  if (seg.length > 0 || (seg.flags & (SYN | FIN)) !== 0) return false;
  return seg.window << snd.scale === snd.wnd;
}

/** SND.UNA < SEG.ACK ≤ what was sent: the acknowledged octets are done with. */
export function advance(tcb: Tcb, seg: Segment, acked: number, fx: TransportFx): void {
  const { snd, retry, sendBuffer } = tcb;
  // Closed before the handshake was done (§3.10.4): our SYN is acknowledged only now.
  if (!tcb.opened) onEstablished(tcb, fx);
  sampleFromAck(tcb, seg, fx);
  snd.una = seg.ack;
  if (seqLt(snd.nxt, snd.una)) snd.nxt = snd.una;
  const bytes = Math.min(Math.max(0, seqDiff(seg.ack, snd.base)), sendBuffer.length);
  if (bytes > 0) {
    ringSkip(sendBuffer, bytes);
    snd.base = (snd.base + bytes) >>> 0;
    tcb.totals.delivered += bytes;
    if (bytes >= snd.mss) retry.provenSize = Math.max(retry.provenSize, snd.mss);
    tcb.events |= SOCKET_EVENTS.writable;
  }
  if (tcb.sacked.count > 0) {
    if (snd.una === snd.max) clearRanges(tcb.sacked);
    else trimBelow(tcb.sacked, snd.una);
  }
  if (snd.urgent && seqGeq(snd.una, snd.up)) snd.urgent = false;
  retry.retries = 0;
  retry.progressAt = fx.now;
  tcb.softError = '';
  onNewAck(tcb, bytes, fx);
  restartRetransmissionTimer(tcb, fx);
  if (snd.una === snd.max) tcb.events |= SOCKET_EVENTS.drained;
  else if (acked > 0 && !tcb.rtt.timing && refreshMss(tcb, fx)) {
    note(tcb, fx, 'pmtu-lower', 'RFC1191#6.4', snd.mss, 0);
  }
}

/** RFC 6298 §5.2 and §5.3; in recovery only for the first partial ACK (RFC 6582 §3.2). */
function restartRetransmissionTimer(tcb: Tcb, fx: TransportFx): void {
  const { snd, cc } = tcb;
  if (snd.una === snd.max) {
    stopTimer(tcb, RETRANSMISSION, fx);
    if (isRunning(tcb, PERSIST) && nothingToSend(tcb)) stopProbing(tcb, fx);
    return;
  }
  if (cc.phase === 'recovery' && !tcb.opt.sack) {
    if (cc.partialSeen) return;
    cc.partialSeen = true;
  }
  if (!isRunning(tcb, PERSIST)) startTimer(tcb, RETRANSMISSION, timeout(tcb), fx);
}

/** All that was written is acknowledged, and the FIN if there is one. */
function nothingToSend(tcb: Tcb): boolean {
  return tcb.sendBuffer.length === 0 && (!tcb.finQueued || finAcknowledged(tcb));
}

/** The window opened, or a probe's octet was the last: probing is over, and so are its doublings. */
function stopProbing(tcb: Tcb, fx: TransportFx): void {
  const { retry } = tcb;
  stopTimer(tcb, PERSIST, fx);
  if (retry.probes > 0) tcb.rtt.backoff = 0;
  retry.probes = 0;
  retry.unheardProbes = 0;
  retry.overriding = false;
  retry.progressAt = fx.now;
}

/** SND.WL1 and SND.WL2 remember the last segment that moved the window. */
export function isNewer(tcb: Tcb, seg: Segment): boolean {
  const { wl1, wl2 } = tcb.snd;
  return seqLt(wl1, seg.seq) || (wl1 === seg.seq && seqLeq(wl2, seg.ack));
}

/** The window moves only by a segment newer than the last that moved it (§3.10.7.4). */
function updateWindow(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const { snd } = tcb;
  if (!isNewer(tcb, seg)) return;
  const before = snd.wnd;
  setWindow(tcb, seg, seg.window << snd.scale);
  if (snd.wnd <= before && before > 0) return;
  if (snd.wnd > 0 && isRunning(tcb, PERSIST)) {
    stopProbing(tcb, fx);
    if (snd.una !== snd.nxt) startTimer(tcb, RETRANSMISSION, timeout(tcb), fx);
  }
}

/** The receiver's half of ECN: echo a mark until the sender says it has reduced (RFC 3168 §6.1.3). */
export function noteCongestionMark(tcb: Tcb, seg: Segment): void {
  if (!tcb.opt.ecn) return;
  if ((seg.flags & CWR) !== 0) tcb.ecn.echo = false;
  if (seg.congested) tcb.ecn.echo = true;
}
