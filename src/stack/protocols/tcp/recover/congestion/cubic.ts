/**
 * CUBIC: RFC 9438, in bytes, milliseconds and integers, so that every engine computes the same.
 * W_cubic(t) = C·(t − K)³ + W_max with C = 0.4 segments/s³; β = 0.7.
 */
import type { Instant } from '../../../../core/instant.ts';
import { MILLISECOND } from '../../../../core/instant.ts';
import { flightSize, type Tcb } from '../../state/tcb.ts';
import type { CongestionControl } from './interface.ts';
import { slowStart } from './slow-start.ts';

/** C·SMSS in bytes/ms³ is 4·SMSS / 10^10; the division is done in two steps to stay below 2^53. */
const STEP = 100_000;
/** Beyond 100 s the curve is far above any window. */
const FARTHEST_MS = 100_000;

export const cubic: CongestionControl = {
  onAck: growCubic,
  onCongestion: fallCubic,
  patient: true,
  unlimited: false,
};

function growCubic(tcb: Tcb, acked: number, now: Instant): void {
  const { cc, snd } = tcb;
  const rest = cc.cwnd < cc.ssthresh ? slowStart(tcb, acked) : acked;
  if (rest === 0) return;
  const c = cc.cubic;
  if (c.epochAt < 0) beginEpoch(tcb, now);
  const elapsed = Math.floor((now - c.epochAt) / MILLISECOND);
  const rtt = Math.floor(Math.max(0, tcb.rtt.srtt8) / (8 * MILLISECOND));
  growEstimate(tcb, rest);
  if (curve(tcb, elapsed) < c.wEst) {
    // Reno-friendly region (§4.3).
    cc.cwnd = Math.max(cc.cwnd, c.wEst);
    return;
  }
  // The target is where the curve will be one round trip from now, within bounds (§4.4, §4.5).
  const most = Math.floor((cc.cwnd * 3) / 2);
  const target = Math.min(most, Math.max(cc.cwnd, curve(tcb, elapsed + rtt)));
  cc.credit += (target - cc.cwnd) * Math.min(rest, 2 * snd.mss);
  const gain = Math.floor(cc.credit / cc.cwnd);
  cc.credit -= gain * cc.cwnd;
  cc.cwnd += gain;
}

/** The first growth after a reduction: where the curve starts and bends (§4.2). */
function beginEpoch(tcb: Tcb, now: Instant): void {
  const { cc } = tcb;
  const c = cc.cubic;
  c.epochAt = now;
  c.wEst = cc.cwnd;
  c.estCredit = 0;
  cc.credit = 0;
  if (cc.cwnd < c.wMax) {
    c.origin = c.wMax;
    c.k = cubeRoot(Math.floor(((c.wMax - cc.cwnd) * STEP) / (4 * tcb.snd.mss)) * STEP);
  } else {
    c.origin = cc.cwnd;
    c.k = 0;
  }
}

/** W_cubic `ms` after the epoch began, in bytes. */
function curve(tcb: Tcb, ms: number): number {
  const c = tcb.cc.cubic;
  const distance = Math.max(-FARTHEST_MS, Math.min(FARTHEST_MS, ms - c.k));
  const cube = distance * distance * distance;
  return c.origin + Math.floor((Math.floor(cube / STEP) * 4 * tcb.snd.mss) / STEP);
}

/** W_est grows like Reno's window with β = 0.7: α = 9/17, and 1 once it passes W_max (§4.3). */
function growEstimate(tcb: Tcb, acked: number): void {
  const { cc, snd } = tcb;
  const c = cc.cubic;
  const passed = c.wEst >= c.wMax;
  c.estCredit += acked * (passed ? 17 : 9);
  const cost = 17 * cc.cwnd;
  if (c.estCredit < cost) return;
  c.estCredit -= cost;
  c.wEst += snd.mss;
}

function fallCubic(tcb: Tcb): number {
  const { cc, snd } = tcb;
  const c = cc.cubic;
  // Fast convergence (§4.7): a flow that falls below its last maximum leaves room to newer ones.
  c.wMax = cc.cwnd < c.wMax ? Math.floor((cc.cwnd * 17) / 20) : cc.cwnd;
  c.epochAt = -1;
  // A second loss in one recovery starts from what the first one left (RFC 5681 §4.3).
  const used = cc.phase === 'recovery' ? cc.cwnd : flightSize(tcb);
  return Math.max(Math.floor((used * 7) / 10), 2 * snd.mss);
}

/** Integer part of the cube root, bit by bit; up to FARTHEST_MS. */
function cubeRoot(value: number): number {
  let root = 0;
  for (let bit = 1 << 16; bit > 0; bit = Math.floor(bit / 2)) {
    const next = root + bit;
    if (next * next * next <= value) root = next;
  }
  return root;
}
