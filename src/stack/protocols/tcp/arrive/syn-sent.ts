/** SEGMENT ARRIVES in SYN_SENT: RFC 9293 §3.10.7.3, step by step. */
import { seqGt, seqLeq } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { sampleFromAck } from '../recover/rtt.ts';
import { learnEcn, learnFromSyn, onEstablished, sendSyn } from '../send/open.ts';
import { sendReset } from '../send/reset.ts';
import { note } from '../state/note.ts';
import { setState } from '../state/set-state.ts';
import type { Tcb } from '../state/tcb.ts';
import { fail } from '../timers/endings.ts';
import { RETRANSMISSION, stopTimer } from '../timers/timers.ts';
import { receiveFin, receiveText, trimToWindow } from './receiver.ts';
import { ACK, FIN, RST, type Segment, SYN } from './segment.ts';
import { scheduleAck } from './window.ts';
import { queueWithSyn } from './with-syn.ts';

const RFC = 'RFC9293#3.10.7.3';

export function synSentArrives(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const { snd } = tcb;
  const hasAck = (seg.flags & ACK) !== 0;
  // First, check the ACK bit: SND.UNA < SEG.ACK =< SND.NXT is acceptable.
  if (hasAck && (seqLeq(seg.ack, tcb.iss) || seqGt(seg.ack, snd.max))) {
    seg.verdict = 'ack-too-new';
    if ((seg.flags & RST) === 0) sendReset(seg, tcb.id, tcb.set, fx);
    return;
  }
  // Second, the RST bit: an acceptable ACK makes it an answer to our SYN (RFC 5961 §3.2).
  if ((seg.flags & RST) !== 0) {
    seg.verdict = hasAck ? 'reset' : 'ignored';
    if (hasAck) fail(tcb, 'ECONNREFUSED', 'rcv RST', RFC, fx);
    return;
  }
  // Third, security: this stack has no compartments (docs/MODEL.md).
  // Fourth, the SYN bit.
  if ((seg.flags & SYN) === 0) {
    seg.verdict = 'ignored';
    return;
  }
  learnFromSyn(tcb, seg, fx);
  learnEcn(tcb, seg);
  tcb.rcv.lastAt = fx.now;
  if (!hasAck) {
    openSimultaneously(tcb, fx);
    queueWithSyn(tcb, seg, fx);
    return;
  }
  openActively(tcb, seg, fx);
  acceptText(tcb, seg, fx);
}

/** Our SYN is acknowledged: ESTABLISHED, and the ACK that completes the handshake. */
function openActively(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  sampleFromAck(tcb, seg, fx);
  tcb.snd.una = seg.ack;
  stopTimer(tcb, RETRANSMISSION, fx);
  setState(tcb, 'ESTABLISHED', 'rcv SYN,ACK', RFC, fx);
  onEstablished(tcb, fx);
  scheduleAck(tcb, 'ack');
}

/** Both sides sent a SYN at once (§3.5, MUST-10): answer theirs with <SEQ=ISS><CTL=SYN,ACK>. */
function openSimultaneously(tcb: Tcb, fx: TransportFx): void {
  setState(tcb, 'SYN_RECEIVED', 'rcv SYN', RFC, fx);
  note(tcb, fx, 'simultaneous-open', 'RFC9293#3.5', tcb.iss, tcb.irs);
  sendSyn(tcb, fx);
}

/** Text or a FIN that came along with the SYN,ACK. */
function acceptText(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  if (seg.length === 0 && (seg.flags & FIN) === 0) return;
  // The SYN is done with; what follows it starts one octet later.
  seg.flags &= ~SYN;
  seg.seq = (seg.seq + 1) >>> 0;
  tcb.rcv.adv = (tcb.rcv.nxt + tcb.receiveBuffer.limit) >>> 0;
  trimToWindow(tcb, seg);
  if (seg.length > 0) receiveText(tcb, seg, fx);
  if (receiveFin(tcb, seg)) setState(tcb, 'CLOSE_WAIT', 'rcv FIN', RFC, fx);
}
