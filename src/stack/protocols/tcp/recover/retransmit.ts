/** Sending old octets again: the first one, or with SACK the holes that are lost (RFC 6675). */
import { type Seq, seqDiff, seqGt, seqLt, seqMax, seqMin } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { rightEdge, trimBelow } from '../arrive/ranges.ts';
import { ACK, FIN, PSH } from '../arrive/segment.ts';
import type { SegmentReason } from '../names.ts';
import { payloadLimit, transmit } from '../send/output.ts';
import { dataEnd, type Tcb } from '../state/tcb.ts';
import { RETRANSMISSION, startTimer } from '../timers/timers.ts';
import { stopTiming, timeout } from './rtt.ts';
import { holeEnd, inFlight, lostBelow, nextHole } from './sack/pipe.ts';
import { nextLostAgain, noteResent } from './sack/resent.ts';

/** Sends again at most one segment of [from, limit); returns where it ended. */
function resend(tcb: Tcb, from: Seq, limit: Seq, reason: SegmentReason, fx: TransportFx): Seq {
  const end = dataEnd(tcb);
  const length = Math.min(payloadLimit(tcb), Math.max(0, seqDiff(seqMin(limit, end), from)));
  const after = (from + length) >>> 0;
  const fin = tcb.finQueued && after === end && seqGt(limit, end);
  const flags = ACK | (fin ? FIN : 0) | (length > 0 && after === end ? PSH : 0);
  if (tcb.rtt.timing && seqLt(from, tcb.rtt.seq)) stopTiming(tcb, fx);
  tcb.totals.retransmits++;
  if (tcb.cc.phase === 'recovery') tcb.cc.prrOut += length;
  transmit(tcb, from, flags, length, reason, fx);
  return fin ? (after + 1) >>> 0 : after;
}

/** The first unacknowledged segment, whatever the window (RFC 5681 §3.2, RFC 9293 MAY-7). */
export function retransmitFirst(tcb: Tcb, reason: SegmentReason, fx: TransportFx): void {
  const { snd, cc } = tcb;
  const limit = holeEnd(tcb, snd.una, snd.max);
  const after = resend(tcb, snd.una, limit, reason, fx);
  noteResent(tcb, snd.una, after);
  if (seqGt(after, cc.highRxt)) cc.highRxt = after;
}

/**
 * RFC 6675 §5 step C: while the pipe has room, what is lost again first, then lost octets (NextSeg
 * rule 1), then new data (rule 2, by the caller), then octets that are only suspected (rule 3).
 * True when one was sent.
 */
export function retransmitHole(tcb: Tcb, suspectsToo: boolean, fx: TransportFx): boolean {
  const { snd, cc } = tcb;
  if (cc.cwnd - inFlight(tcb) < snd.mss || tcb.sacked.count === 0) return false;
  if (retransmitAgain(tcb, fx)) return true;
  const highest = tcb.sacked.edges[2 * tcb.sacked.count - 1] as number;
  const limit = suspectsToo ? highest : lostBelow(tcb);
  const from = nextHole(tcb, seqMax(cc.highRxt, snd.una), limit);
  if (!seqLt(from, limit)) return false;
  cc.highRxt = resend(tcb, from, holeEnd(tcb, from, limit), 'sack-retransmit', fx);
  noteResent(tcb, from, cc.highRxt);
  return true;
}

/** One more time what was sent again and lost again, if there is such a thing. */
export function retransmitAgain(tcb: Tcb, fx: TransportFx): boolean {
  const { lostAgain } = tcb.cc;
  const from = nextLostAgain(tcb);
  if (from === undefined) return false;
  const limit = holeEnd(tcb, from, rightEdge(lostAgain, 0));
  const after = resend(tcb, from, limit, 'sack-retransmit', fx);
  trimBelow(lostAgain, after);
  noteResent(tcb, from, after);
  if (from === tcb.snd.una) startTimer(tcb, RETRANSMISSION, timeout(tcb), fx);
  return true;
}

/** NextSeg rule 4: once per recovery, the last segment, so that its SACK keeps the ACKs coming. */
export function rescue(tcb: Tcb, fx: TransportFx): boolean {
  const { snd, cc } = tcb;
  if (cc.rescued || cc.cwnd - inFlight(tcb) < snd.mss || tcb.sacked.count === 0) return false;
  const highest = tcb.sacked.edges[2 * tcb.sacked.count - 1] as number;
  const from = seqMax(highest, (snd.max - snd.mss) >>> 0);
  if (!seqLt(from, snd.max)) return false;
  cc.rescued = true;
  // HighRxt is not updated (RFC 6675 §4, NextSeg rule 4).
  resend(tcb, from, snd.max, 'sack-retransmit', fx);
  return true;
}
