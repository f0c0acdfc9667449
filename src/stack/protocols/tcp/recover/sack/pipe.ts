/**
 * What is still in the network, by the peer's word (RFC 6675 §4). `sacked` is the scoreboard: the
 * ranges above `snd.una` that the peer holds.
 */
import { type Seq, seqDiff, seqGt, seqLt, seqMax } from '../../../../core/seq.ts';
import { coveredBetween, leftEdge, rightEdge } from '../../arrive/ranges.ts';
import type { Tcb } from '../../state/tcb.ts';

/**
 * IsLost() is true for every unSACKed octet below this edge, and for none above: enough ranges, or
 * enough bytes, were SACKed beyond it.
 */
export function lostBelow(tcb: Tcb): Seq {
  const { sacked, snd, set } = tcb;
  const bytesNeeded = (set.duplicateThreshold - 1) * snd.mss;
  let bytes = 0;
  for (let i = sacked.count - 1; i >= 0; i--) {
    bytes += seqDiff(rightEdge(sacked, i), leftEdge(sacked, i));
    if (sacked.count - i >= set.duplicateThreshold || bytes > bytesNeeded) {
      return leftEdge(sacked, i);
    }
  }
  return snd.una;
}

/** Octets of [from, to) that the peer has not SACKed. */
function unsacked(tcb: Tcb, from: Seq, to: Seq): number {
  if (!seqGt(to, from)) return 0;
  return seqDiff(to, from) - coveredBetween(tcb.sacked, from, to);
}

/** The sender's estimate of octets in flight: RFC 6675's pipe, or FlightSize without SACK. */
export function inFlight(tcb: Tcb): number {
  const { snd, cc, sacked } = tcb;
  if (cc.phase === 'recovery' && tcb.opt.sack) {
    const edge = seqMax(snd.una, lostBelow(tcb));
    let bytes = unsacked(tcb, edge, snd.nxt) + unsacked(tcb, snd.una, cc.highRxt);
    for (let i = 0; i < cc.lostAgain.count; i++) {
      bytes -= unsacked(
        tcb,
        seqMax(snd.una, leftEdge(cc.lostAgain, i)),
        rightEdge(cc.lostAgain, i),
      );
    }
    return bytes;
  }
  const sent = (snd.nxt - snd.una) >>> 0;
  return sacked.count === 0 ? sent : sent - coveredBetween(sacked, snd.una, snd.nxt);
}

/** Start of the next hole below `limit`, at or after `from`; `limit` when there is none. */
export function nextHole(tcb: Tcb, from: Seq, limit: Seq): Seq {
  let at = from;
  for (let i = 0; i < tcb.sacked.count && seqLt(at, limit); i++) {
    if (seqGt(leftEdge(tcb.sacked, i), at)) return at;
    at = seqMax(at, rightEdge(tcb.sacked, i));
  }
  return seqLt(at, limit) ? at : limit;
}

/** Where the hole that starts at `from` ends: the next SACKed octet, or `limit`. */
export function holeEnd(tcb: Tcb, from: Seq, limit: Seq): Seq {
  for (let i = 0; i < tcb.sacked.count; i++) {
    const left = leftEdge(tcb.sacked, i);
    if (seqGt(left, from)) return seqLt(left, limit) ? left : limit;
  }
  return limit;
}
