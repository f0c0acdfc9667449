/** What the algorithms share: slow start, the initial and the restart window (RFC 5681 §3.1, §4.1). */
import type { Tcb } from '../../state/tcb.ts';

/** RFC 6928 when a count is set; else the two to four segments of RFC 5681 §3.1, by their size. */
export function initialWindow(tcb: Tcb): number {
  const { mss } = tcb.snd;
  if (tcb.set.initialWindow > 0) return tcb.set.initialWindow * mss;
  if (mss > 2190) return 2 * mss;
  return mss > 1095 ? 3 * mss : 4 * mss;
}

/**
 * Below ssthresh: cwnd += min(N, L·SMSS) for N new bytes (RFC 5681 eq. 2, RFC 3465 §2.2); L is one
 * segment after a timeout. Returns the bytes that remain once ssthresh is reached.
 */
export function slowStart(tcb: Tcb, acked: number): number {
  const { cc, snd, set } = tcb;
  const segments = set.byteCounting === 0 || cc.phase === 'loss' ? 1 : set.byteCounting;
  const gain = set.byteCounting === 0 ? snd.mss : Math.min(acked, segments * snd.mss);
  const room = cc.ssthresh - cc.cwnd;
  if (gain <= room) {
    cc.cwnd += gain;
    return 0;
  }
  cc.cwnd = cc.ssthresh;
  return gain - room;
}

/** At or above ssthresh: one segment for each window acknowledged (RFC 5681 §3.1, RFC 3465 §2.1). */
export function additiveIncrease(tcb: Tcb, acked: number): void {
  const { cc, snd, set } = tcb;
  if (set.byteCounting === 0) {
    cc.cwnd += Math.max(1, Math.floor((snd.mss * snd.mss) / cc.cwnd));
    return;
  }
  cc.credit += acked;
  if (cc.credit < cc.cwnd) return;
  cc.credit -= cc.cwnd;
  cc.cwnd += snd.mss;
}
