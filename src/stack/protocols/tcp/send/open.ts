/** The opening exchange: SYN, SYN,ACK, and what their options agree on. */
import { seqLt } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { announcedMss, learnPeerMss, refreshMss } from '../arrive/mss.ts';
import { ACK, CWR, ECE, type Segment, SYN } from '../arrive/segment.ts';
import { chooseWindowShift } from '../arrive/window.ts';
import { startCongestionControl } from '../recover/recovery.ts';
import { startTiming, timeout } from '../recover/rtt.ts';
import { RTO_AFTER_SYN_LOSS } from '../state/constants.ts';
import { initialSequenceNumber, timestampOffset } from '../state/isn.ts';
import { note } from '../state/note.ts';
import { SOCKET_EVENTS, type Tcb } from '../state/tcb.ts';
import { startKeepAlive } from '../timers/keepalive.ts';
import { CONNECTION, RETRANSMISSION, startTimer, stopTimer } from '../timers/timers.ts';
import { transmit } from './output.ts';

/** Chooses our ISS and all that hangs on it. */
export function chooseIss(tcb: Tcb, secret: Uint32Array, fx: TransportFx): void {
  const { localAddress, localPort, remoteAddress, remotePort, snd } = tcb;
  const ends = [localAddress, localPort, remoteAddress, remotePort] as const;
  adoptIss(tcb, initialSequenceNumber(secret, fx.now, ...ends));
  tcb.opt.tsOffset = timestampOffset(secret, ...ends);
  tcb.rcv.mss = announcedMss(tcb, fx);
  snd.lastAt = fx.now;
}

export function adoptIss(tcb: Tcb, iss: number): void {
  const { snd } = tcb;
  tcb.iss = iss;
  snd.una = iss;
  snd.nxt = iss;
  snd.max = iss;
  snd.up = iss;
  snd.base = (iss + 1) >>> 0;
  snd.pushUpTo = iss;
}

/**
 * Sends the SYN (SYN_SENT) or SYN,ACK (SYN_RECEIVED), for the first time or again: because its timer
 * fired (`timedOut`), or because the peer repeated its own.
 */
export function sendSyn(tcb: Tcb, fx: TransportFx, timedOut = false): void {
  const { snd, retry } = tcb;
  const answer = tcb.state !== 'SYN_SENT';
  if (snd.max === tcb.iss) {
    retry.progressAt = fx.now;
    startTiming(tcb, (tcb.iss + 1) >>> 0, fx);
    startTimer(tcb, RETRANSMISSION, timeout(tcb), fx);
    startTimer(tcb, CONNECTION, tcb.set.connectTimeout, fx);
  } else {
    tcb.totals.retransmits++;
  }
  const after = (tcb.iss + 1) >>> 0;
  if (seqLt(snd.nxt, after)) snd.nxt = after;
  if (seqLt(snd.max, after)) snd.max = after;
  const flags = (answer ? SYN | ACK : SYN) | ecnOffer(tcb, answer);
  const first = answer ? 'syn-ack' : 'syn';
  transmit(tcb, tcb.iss, flags, 0, timedOut ? 'retransmit-rto' : first, fx);
}

/** ECN-setup SYN: ECE and CWR; ECN-setup SYN,ACK: ECE alone (RFC 3168 §6.1.1). */
function ecnOffer(tcb: Tcb, answer: boolean): number {
  if (answer) return tcb.opt.ecn ? ECE : 0;
  // A SYN that got no answer is repeated without, for hosts that drop what they don't know (§6.1.1.1).
  return tcb.set.ecn === 'on' && tcb.retry.retries <= tcb.set.ecnSynRetries ? ECE | CWR : 0;
}

/** Takes IRS and the options of the peer's SYN or SYN,ACK. */
export function learnFromSyn(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const { opt, set, rcv, snd } = tcb;
  const { options } = seg;
  tcb.irs = seg.seq;
  rcv.nxt = (seg.seq + 1) >>> 0;
  rcv.adv = rcv.nxt;
  rcv.up = rcv.nxt;
  rcv.mss = announcedMss(tcb, fx);
  const heeded = set.synOptions;
  learnPeerMss(tcb, heeded ? options.mss : -1);
  opt.sack = heeded && set.sack && options.sackPermitted;
  opt.timestamps = heeded && set.timestamps && options.hasTimestamps;
  if (opt.timestamps) {
    opt.tsRecent = options.tsVal;
    opt.tsRecentAt = fx.now;
  }
  opt.windowScaling = heeded && set.windowScaling && options.windowScale >= 0;
  snd.scale = opt.windowScaling ? options.windowScale : 0;
  rcv.scale = opt.windowScaling ? chooseWindowShift(tcb) : 0;
  opt.lastAckSent = rcv.nxt;
  refreshMss(tcb, fx);
  // The window of a SYN is never scaled (RFC 7323 §2.2).
  setWindow(tcb, seg, seg.window);
}

/** A SYN of an active opener, or the answer to ours, says whether both speak ECN (RFC 3168 §6.1.1). */
export function learnEcn(tcb: Tcb, seg: Segment): void {
  const bits = seg.flags & (ECE | CWR);
  const answer = (seg.flags & ACK) !== 0;
  if (answer) tcb.opt.ecn = tcb.set.ecn === 'on' && bits === ECE;
  else tcb.opt.ecn = tcb.set.ecn !== 'off' && bits === (ECE | CWR);
}

/** The send window, as an acceptable segment states it (RFC 9293 §3.10.7.4). */
export function setWindow(tcb: Tcb, seg: Segment, window: number): void {
  const { snd } = tcb;
  snd.wnd = window;
  snd.wl1 = seg.seq;
  snd.wl2 = seg.ack;
  if (window > snd.maxWnd) snd.maxWnd = window;
}

/** Our SYN is acknowledged and theirs is here. */
export function onEstablished(tcb: Tcb, fx: TransportFx): void {
  const { retry, rtt } = tcb;
  tcb.opened = true;
  stopTimer(tcb, CONNECTION, fx);
  startCongestionControl(tcb);
  if (retry.retries > 0 && rtt.rto < RTO_AFTER_SYN_LOSS && rtt.srtt8 < 0) {
    rtt.rto = RTO_AFTER_SYN_LOSS;
    rtt.backoff = 0;
    note(tcb, fx, 'rto-after-syn-loss', 'RFC6298#5.7', rtt.rto, 0);
  }
  retry.retries = 0;
  retry.progressAt = fx.now;
  startKeepAlive(tcb, fx);
  tcb.events |= SOCKET_EVENTS.connected;
}
