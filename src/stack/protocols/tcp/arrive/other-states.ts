/** SEGMENT ARRIVES in all other states: RFC 9293 §3.10.7.4, the eight checks in their order (the first in sequence-check.ts). */
import { seqGt, seqLeq } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { sampleFromAck } from '../recover/rtt.ts';
import { onEstablished, sendSyn, setWindow } from '../send/open.ts';
import { sendReset } from '../send/reset.ts';
import { note } from '../state/note.ts';
import { setState } from '../state/set-state.ts';
import { finAcknowledged, SOCKET_EVENTS, type Tcb } from '../state/tcb.ts';
import { enterTimeWait, fail, finish, sendAbort } from '../timers/endings.ts';
import { heardFromPeer } from '../timers/keepalive.ts';
import { FIN_WAIT_2, RETRANSMISSION, startTimer, stopTimer } from '../timers/timers.ts';
import { acknowledge } from './acks.ts';
import { answerUnacceptable, challenge } from './challenge.ts';
import { receiveFin, receiveText } from './receiver.ts';
import { ACK, FIN, RST, type Segment, SYN, URG } from './segment.ts';
import { rememberTimestamp, sequenceAllows, timestampsAllow } from './sequence-check.ts';
import { hasQueued, takeQueuedText } from './with-syn.ts';

const RFC = 'RFC9293#3.10.7.4';

export function otherStatesArrive(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  if (tcb.state === 'SYN_RECEIVED' && !openingSynRepeats(tcb, seg, fx)) return;
  if (!timestampsAllow(tcb, seg, fx)) return;
  // First, check the sequence number.
  if (!sequenceAllows(tcb, seg, fx)) return;
  rememberTimestamp(tcb, seg, fx);
  // Second, check the RST bit.
  if ((seg.flags & RST) !== 0) {
    resetArrives(tcb, seg, fx);
    return;
  }
  // Third, security: this stack has no compartments (docs/MODEL.md).
  // Fourth, check the SYN bit.
  if ((seg.flags & SYN) !== 0) {
    synArrives(tcb, seg, fx);
    return;
  }
  // Fifth, check the ACK field.
  if ((seg.flags & ACK) === 0) {
    seg.verdict = 'ignored';
    return;
  }
  heardFromPeer(tcb, fx);
  const opening = !tcb.opened;
  const waiting = tcb.state === 'TIME_WAIT';
  if (tcb.state === 'SYN_RECEIVED' && !ackOfSyn(tcb, seg, fx)) return;
  if (!acknowledge(tcb, seg, fx)) return;
  if (waiting) {
    timeWaitArrives(tcb, seg, fx);
    return;
  }
  if (!ackOfFin(tcb, seg, fx)) return;
  // Sixth, check the URG bit.
  if ((seg.flags & URG) !== 0) urgentArrives(tcb, seg);
  // Seventh, process the segment text; eighth, check the FIN bit.
  const queued = opening && hasQueued(tcb);
  if (queued || seg.length > 0 || (seg.flags & FIN) !== 0) textArrives(tcb, seg, queued, fx);
  else if (seg.verdict === 'accepted') seg.verdict = 'ack-only';
}

/**
 * A repeated SYN in SYN_RECEIVED: the peer has not seen our SYN,ACK, so it is sent again. When both
 * sides opened at once the SYN comes with the ACK of ours (§3.5, figure 8): the SYN is stripped off
 * and the rest is taken as usual. False when the segment is done with.
 */
function openingSynRepeats(tcb: Tcb, seg: Segment, fx: TransportFx): boolean {
  if ((seg.flags & (SYN | RST)) !== SYN || seg.seq !== tcb.irs) return true;
  if ((seg.flags & ACK) !== 0 && !tcb.passive) {
    seg.flags &= ~SYN;
    seg.seq = (seg.seq + 1) >>> 0;
    return true;
  }
  seg.verdict = 'duplicate';
  note(tcb, fx, 'syn-repeated', RFC, seg.seq, 0);
  tcb.rtt.timing = false;
  sendSyn(tcb, fx);
  return false;
}

/** Only RST at exactly RCV.NXT resets; elsewhere in the window it is doubted (RFC 5961 §3.2). */
function resetArrives(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  if (tcb.state === 'TIME_WAIT' && tcb.set.timeWaitIgnoresRst) {
    seg.verdict = 'ignored';
    return;
  }
  if (tcb.set.challengeAcks && seg.seq !== tcb.rcv.nxt) {
    seg.verdict = 'challenged';
    challenge(tcb, fx);
    return;
  }
  seg.verdict = 'reset';
  switch (tcb.state) {
    case 'SYN_RECEIVED':
      // From a passive OPEN back to LISTEN, and nobody need know; else "connection refused" (MUST-11).
      if (tcb.passive) {
        setState(tcb, 'LISTEN', 'rcv RST (passive)', RFC, fx);
        tcb.events |= SOCKET_EVENTS.closed;
      } else fail(tcb, 'ECONNREFUSED', 'rcv RST', RFC, fx);
      return;
    case 'TIME_WAIT':
      finish(tcb, 'rcv RST', RFC, fx);
      return;
    default:
      // Also in CLOSING and LAST_ACK: nobody can say whether the peer had all of our data.
      fail(tcb, 'ECONNRESET', 'rcv RST', RFC, fx);
  }
}

/** A SYN where none can be: challenge it (RFC 5961 §4.2), or believe it as RFC 793 did. */
function synArrives(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  if (tcb.state === 'SYN_RECEIVED' && tcb.passive) {
    seg.verdict = 'reset';
    setState(tcb, 'LISTEN', 'rcv SYN', RFC, fx);
    tcb.events |= SOCKET_EVENTS.closed;
    return;
  }
  seg.verdict = 'challenged';
  if (tcb.set.challengeAcks) {
    challenge(tcb, fx);
    return;
  }
  seg.verdict = 'reset';
  sendAbort(tcb, fx);
  fail(tcb, 'ECONNRESET', 'rcv SYN in window', RFC, fx);
}

/** SYN_RECEIVED: an acceptable ACK makes the connection; another one gets <SEQ=SEG.ACK><CTL=RST>. */
function ackOfSyn(tcb: Tcb, seg: Segment, fx: TransportFx): boolean {
  const { snd } = tcb;
  if (!seqGt(seg.ack, snd.una) || !seqLeq(seg.ack, snd.max)) {
    seg.verdict = 'ack-too-new';
    sendReset(seg, tcb.id, tcb.set, fx);
    return false;
  }
  sampleFromAck(tcb, seg, fx);
  snd.una = (tcb.iss + 1) >>> 0;
  stopTimer(tcb, RETRANSMISSION, fx);
  setState(tcb, 'ESTABLISHED', 'rcv ACK of SYN', RFC, fx);
  setWindow(tcb, seg, seg.window << snd.scale);
  onEstablished(tcb, fx);
  // CLOSE was called before the handshake was done: its FIN waits no longer (§3.10.4).
  if (tcb.finQueued) setState(tcb, 'FIN_WAIT_1', 'CLOSE', 'RFC9293#3.10.4', fx);
  return true;
}

/** What the acknowledgement of our FIN means in each state; false when nothing follows. */
function ackOfFin(tcb: Tcb, seg: Segment, fx: TransportFx): boolean {
  if (!finAcknowledged(tcb)) return true;
  switch (tcb.state) {
    case 'FIN_WAIT_1':
      // When the same segment brings the peer's FIN, both are one step (figure 5, note 2).
      if ((seg.flags & FIN) !== 0 && seqLeq(seg.seq, tcb.rcv.nxt)) return true;
      enterFinWait2(tcb, fx);
      return true;
    case 'CLOSING':
      enterTimeWait(tcb, 'rcv ACK of FIN', fx);
      return true;
    case 'LAST_ACK':
      seg.verdict = 'ack-only';
      finish(tcb, 'rcv ACK of FIN', RFC, fx);
      return false;
    default:
      return true;
  }
}

function enterFinWait2(tcb: Tcb, fx: TransportFx): void {
  setState(tcb, 'FIN_WAIT_2', 'rcv ACK of FIN', RFC, fx);
  startFinWait2Timer(tcb, fx);
}

/** Nobody waits for the peer's FIN after a close: do not wait for ever. A half-close may. */
export function startFinWait2Timer(tcb: Tcb, fx: TransportFx): void {
  if (tcb.state !== 'FIN_WAIT_2' || !tcb.readerGone || tcb.set.finWait2Timeout === 0) return;
  startTimer(tcb, FIN_WAIT_2, tcb.set.finWait2Timeout, fx);
}

/** RCV.UP ← max(RCV.UP, SEG.UP); the user hears of it when it moves ahead (§3.8.5, MUST-32). */
function urgentArrives(tcb: Tcb, seg: Segment): void {
  if (!receives(tcb)) return;
  const { rcv } = tcb;
  const up = (seg.seq + seg.urgentPointer) >>> 0;
  if (!seqGt(up, rcv.nxt) || (rcv.urgent && !seqGt(up, rcv.up))) return;
  rcv.up = up;
  rcv.urgent = true;
  tcb.events |= SOCKET_EVENTS.urgent;
}

/** States in which the peer may still send. */
function receives(tcb: Tcb): boolean {
  return tcb.state === 'ESTABLISHED' || tcb.state === 'FIN_WAIT_1' || tcb.state === 'FIN_WAIT_2';
}

/**
 * An acceptable segment in TIME_WAIT: "the only thing that can arrive in this state is a
 * retransmission of the remote FIN", which is old (sequence-check.ts). Whoever sends anything else
 * learns where we stand; an ACK that says so already must stay unanswered, or two hosts in
 * TIME_WAIT would never fall silent.
 */
function timeWaitArrives(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const carries = seg.length > 0 || (seg.flags & FIN) !== 0;
  if (seg.verdict === 'accepted') seg.verdict = carries ? 'ignored' : 'ack-only';
  if (carries || seg.seq !== tcb.rcv.nxt || seg.ack !== tcb.snd.una) {
    answerUnacceptable(tcb, seg, fx);
  }
}

/** `queued`: text or a FIN that came with the SYN has waited for this segment. */
function textArrives(tcb: Tcb, seg: Segment, queued: boolean, fx: TransportFx): void {
  if (!receives(tcb)) {
    // "This should not occur": a FIN has been received from the remote side. Ignore the text.
    seg.verdict = 'ignored';
    return;
  }
  if (tcb.readerGone && (seg.length > 0 || (queued && tcb.outOfOrder.count > 0))) {
    // Data for nobody: the peer must learn that it is lost (§3.6.1).
    seg.verdict = 'refused';
    sendReset(seg, tcb.id, tcb.set, fx);
    fail(tcb, 'ECONNRESET', 'ABORT', 'RFC9293#3.6.1', fx);
    return;
  }
  if (queued) takeQueuedText(tcb, seg);
  if (seg.length > 0) receiveText(tcb, seg, fx);
  if ((seg.flags & FIN) !== 0 || tcb.rcv.finKnown) finArrives(tcb, seg, fx);
}

/** The eighth check: the FIN and everything before it have come. */
function finArrives(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const counts = receiveFin(tcb, seg);
  if (tcb.state === 'FIN_WAIT_1' && finAcknowledged(tcb)) {
    if (counts) enterTimeWait(tcb, 'rcv FIN,ACK of FIN', fx);
    else enterFinWait2(tcb, fx);
    return;
  }
  if (!counts) return;
  switch (tcb.state) {
    case 'ESTABLISHED':
      setState(tcb, 'CLOSE_WAIT', 'rcv FIN', RFC, fx);
      return;
    case 'FIN_WAIT_1':
      setState(tcb, 'CLOSING', 'rcv FIN', RFC, fx);
      return;
    case 'FIN_WAIT_2':
      enterTimeWait(tcb, 'rcv FIN', fx);
      return;
    default:
      return;
  }
}
