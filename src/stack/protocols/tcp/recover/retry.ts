/**
 * The timers that mean "still nothing": retransmission (RFC 6298 §5), R1 and R2 (RFC 9293 §3.8.3),
 * persist (§3.8.6.1).
 */
import { seqGt } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { shrinkInBlackHole } from '../arrive/mss.ts';
import { clearRanges } from '../arrive/ranges.ts';
import { ACK, FIN } from '../arrive/segment.ts';
import { sendSyn } from '../send/open.ts';
import { transmit } from '../send/output.ts';
import { sendNext, sendWhatMayBeSent } from '../send/sender.ts';
import { note } from '../state/note.ts';
import { dataEnd, SOCKET_EVENTS, type Tcb, TOUCHED } from '../state/tcb.ts';
import { fail } from '../timers/endings.ts';
import { PERSIST, RETRANSMISSION, startTimer } from '../timers/timers.ts';
import { onTimeoutLoss } from './recovery.ts';
import { stopTiming, timeout } from './rtt.ts';

/** RFC 6298 §5.4–5.6: send the earliest again, double the timeout, start the timer. */
export function onRetransmissionTimer(tcb: Tcb, fx: TransportFx): void {
  const { retry, rtt, snd, set } = tcb;
  const opening = !tcb.opened;
  const limit = opening ? set.maximumSynRetries : set.maximumRetries;
  const longestWait = opening ? set.connectTimeout : set.userTimeout;
  const waited = fx.now - retry.progressAt;
  if ((limit > 0 && retry.retries >= limit) || waited >= longestWait) {
    fail(tcb, 'ETIMEDOUT', 'timeout user', 'RFC9293#3.8.3', fx);
    return;
  }
  retry.retries++;
  if (retry.retries === set.r1) {
    // R1 is reached: the network layer may know a better route (MUST-20), and the user may learn of it.
    note(tcb, fx, 'r1-reached', 'RFC9293#3.8.3', retry.retries, waited);
    if (tcb.softError === '') tcb.softError = 'ETIMEDOUT';
    tcb.events |= SOCKET_EVENTS.softError;
  }
  // Once is not enough: the answer to what the network layer asks may be lost or damaged as well.
  if (retry.retries >= set.r1) fx.ip.adviseNegative(tcb.remoteAddress);
  stopTiming(tcb, fx);
  rtt.backoff++;
  note(tcb, fx, 'rto-backoff', 'RFC6298#5.5', rtt.backoff, timeout(tcb));
  tcb.touched |= TOUCHED.all;
  if (opening) {
    sendSyn(tcb, fx, true);
  } else if (snd.wnd === 0 && snd.una !== snd.max) {
    // The window was closed over data in flight: what is beyond it must not time out (SHLD-17).
    enterPersist(tcb, fx);
    return;
  } else {
    shrinkInBlackHole(tcb, fx);
    onTimeoutLoss(tcb, fx);
    // The peer may have discarded what it had SACKed (RFC 2018 §8).
    clearRanges(tcb.sacked);
    snd.nxt = snd.una;
    sendNext(tcb, true, fx);
    sendWhatMayBeSent(tcb, fx);
  }
  const left = Math.max(1, longestWait - waited);
  startTimer(tcb, RETRANSMISSION, Math.min(timeout(tcb), left), fx);
}

function enterPersist(tcb: Tcb, fx: TransportFx): void {
  const { retry, snd } = tcb;
  snd.nxt = snd.una;
  retry.overriding = false;
  retry.probes = 0;
  retry.unheardProbes = 0;
  retry.retries = 0;
  tcb.rtt.backoff = 0;
  onPersistTimer(tcb, fx);
}

/** A closed window is probed with one octet, ever more rarely (MUST-35, MUST-36, SHLD-30). */
export function onPersistTimer(tcb: Tcb, fx: TransportFx): void {
  const { retry, snd, set } = tcb;
  if (retry.overriding) {
    retry.overriding = false;
    note(tcb, fx, 'override-timeout', 'RFC9293#3.8.6.2.1', snd.wnd, 0);
    sendNext(tcb, true, fx);
    sendWhatMayBeSent(tcb, fx);
    return;
  }
  if (!set.zeroWindowProbes) return;
  // The connection lives as long as probes are answered (MUST-37), however rarely they go; silence
  // ends it like any other, counted from the first probe that nobody answered.
  if (retry.unheardProbes === 0) retry.progressAt = fx.now;
  else if (fx.now - retry.progressAt >= set.userTimeout) {
    fail(tcb, 'ETIMEDOUT', 'timeout user', 'RFC9293#3.8.3', fx);
    return;
  }
  retry.unheardProbes++;
  retry.probes++;
  tcb.rtt.backoff = retry.probes;
  startTimer(tcb, PERSIST, timeout(tcb), fx);
  if (set.emptyProbes) {
    transmit(tcb, (snd.una - 1) >>> 0, ACK, 0, 'window-probe', fx);
    return;
  }
  const hasData = tcb.sendBuffer.length > 0;
  const after = (snd.una + 1) >>> 0;
  if (seqGt(after, snd.max)) snd.max = after;
  tcb.rtt.timing = false;
  const fin = !hasData && tcb.finQueued && snd.una === dataEnd(tcb);
  transmit(tcb, snd.una, ACK | (fin ? FIN : 0), hasData ? 1 : 0, 'window-probe', fx);
}
