/**
 * Retransmissions that are lost again. Each is remembered with SND.MAX as it was then: what the peer
 * SACKs from there on was sent later. When that is more than IsLost() asks for (RFC 6675 §4), the
 * retransmission is as lost as the original was. RFC 6675 alone would wait for the timeout; kernels
 * had this rule before RACK (RFC 8985).
 */
import { type Seq, seqMax } from '../../../../core/seq.ts';
import {
  addRange,
  clearRanges,
  coveredBetween,
  leftEdge,
  rightEdge,
  trimBelow,
} from '../../arrive/ranges.ts';
import type { Tcb } from '../../state/tcb.ts';
import { nextHole } from './pipe.ts';

/** Numbers that `cc.resent` keeps for each retransmission: its edges, and SND.MAX. */
const FIELDS = 3;

/** A hole was sent again. */
export function noteResent(tcb: Tcb, from: Seq, to: Seq): void {
  tcb.cc.resent.push(from, to, tcb.snd.max);
}

/** Nothing that was sent again is waited for any more. */
export function forgetResent(tcb: Tcb): void {
  tcb.cc.resent = [];
  clearRanges(tcb.cc.lostAgain);
}

/** Moves what is lost again to `cc.lostAgain`; true when there was any. */
export function findLostAgain(tcb: Tcb): boolean {
  const { cc, snd, sacked, set } = tcb;
  const { resent, lostAgain } = cc;
  if (lostAgain.count > 0) trimBelow(lostAgain, snd.una);
  const enough = (set.duplicateThreshold - 1) * snd.mss;
  let done = 0;
  let found = false;
  // They are in the order of sending, so what was sent after one was sent after all before it.
  for (; done < resent.length; done += FIELDS) {
    const [from, to, max] = resent.slice(done, done + FIELDS) as [Seq, Seq, Seq];
    if (coveredBetween(sacked, max, snd.max) <= enough) break;
    const left = seqMax(from, snd.una);
    if (nextHole(tcb, left, to) === to || ((to - left) | 0) <= 0) continue;
    found = true;
    addRange(lostAgain, left, to);
  }
  if (done > 0) resent.splice(0, done);
  return found;
}

/** Where the first hole that is lost again starts, if there is one. */
export function nextLostAgain(tcb: Tcb): Seq | undefined {
  const { lostAgain } = tcb.cc;
  while (lostAgain.count > 0) {
    const right = rightEdge(lostAgain, 0);
    const from = nextHole(tcb, leftEdge(lostAgain, 0), right);
    if (from !== right) return from;
    trimBelow(lostAgain, right);
  }
  return undefined;
}
