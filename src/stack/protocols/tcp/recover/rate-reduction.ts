/**
 * Proportional Rate Reduction (RFC 9937): in fast recovery with SACK, what leaves is proportional to
 * what was delivered, so that the flight reaches ssthresh at the end of recovery, and not at once.
 */
import { seqDiff, seqGt, seqMax } from '../../../core/seq.ts';
import type { Tcb } from '../state/tcb.ts';
import { congestionOf } from './congestion/interface.ts';
import { inFlight, lostBelow } from './sack/pipe.ts';
import { sackedBytes } from './sack/scoreboard.ts';

/** What was known before an ACK: its news is the difference. One for all, used up within the ACK. */
const before = { una: 0, sacked: 0, lost: 0, out: 0 };

export function reducesRate(tcb: Tcb): boolean {
  return tcb.set.rateReduction && tcb.opt.sack && !congestionOf(tcb).unlimited;
}

export function noteBefore(tcb: Tcb): void {
  before.una = tcb.snd.una;
  before.sacked = sackedBytes(tcb);
  before.lost = lostBelow(tcb);
  before.out = tcb.cc.prrOut;
}

/**
 * After an ACK in recovery, the one that began it included: cwnd is what was in flight and SndCnt. What
 * the ACK let out already, the fast retransmission above all, is a part of SndCnt, and prr_out and the
 * flight are those before it (§6.2).
 */
export function reduceRate(tcb: Tcb): void {
  const { snd, cc } = tcb;
  const delivered = seqDiff(snd.una, before.una) + sackedBytes(tcb) - before.sacked;
  if (cc.phase !== 'recovery' || delivered <= 0) return;
  // RecoverFS: what was in the network when recovery began, before this ACK took some out of it.
  if (cc.recoverFlight === 0) {
    cc.recoverFlight = seqDiff(snd.nxt, snd.una) - sackedBytes(tcb) + delivered;
    before.out = 0;
  }
  cc.prrDelivered += delivered;
  const sent = cc.prrOut - before.out;
  const pipe = inFlight(tcb) - sent;
  const due = pipe > cc.ssthresh ? share(tcb) : rest(tcb, pipe, delivered);
  cc.cwnd = pipe + Math.max(sent, due);
}

/** While too much is in flight, as much leaves as ssthresh is of the old flight. Only whole segments leave. */
function share({ cc, snd }: Tcb): number {
  const due = (cc.prrDelivered * cc.ssthresh) / cc.recoverFlight;
  return Math.ceil(due / snd.mss) * snd.mss - before.out;
}

/**
 * Below ssthresh, one for one; one more for an ACK that moves on and tells of no further loss
 * (SafeACK: slow start, bounded).
 */
function rest(tcb: Tcb, pipe: number, delivered: number): number {
  const { cc, snd } = tcb;
  const safe = seqGt(snd.una, before.una) && !seqGt(lostBelow(tcb), seqMax(before.lost, snd.una));
  const most = Math.max(cc.prrDelivered - before.out, delivered) + (safe ? snd.mss : 0);
  return Math.min(cc.ssthresh - pipe, most);
}
