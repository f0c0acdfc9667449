/** Reno: RFC 5681. Fast recovery ends with the first acknowledgement of new data. */
import { type Tcb, usedWindow } from '../../state/tcb.ts';
import type { CongestionControl } from './interface.ts';
import { additiveIncrease, slowStart } from './slow-start.ts';

export const reno: CongestionControl = {
  onAck: growReno,
  onCongestion: halveFlight,
  patient: false,
  unlimited: false,
};

export function growReno(tcb: Tcb, acked: number): void {
  const rest = tcb.cc.cwnd < tcb.cc.ssthresh ? slowStart(tcb, acked) : acked;
  if (rest > 0) additiveIncrease(tcb, rest);
}

/** ssthresh = max(FlightSize / 2, 2·SMSS) (RFC 5681 eq. 4). */
export function halveFlight(tcb: Tcb): number {
  return Math.max(Math.floor(usedWindow(tcb) / 2), 2 * tcb.snd.mss);
}
