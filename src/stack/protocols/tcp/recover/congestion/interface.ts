/**
 * What a congestion control decides: how fast the window grows, and how far it falls. When to fall
 * is loss recovery's business (recovery.ts). An algorithm is a record of functions on the TCB, found
 * by the name in the connection's settings. BBR, which also paces, would add a field here.
 */
import type { Instant } from '../../../../core/instant.ts';
import type { Tcb } from '../../state/tcb.ts';
import { cubic } from './cubic.ts';
import { newReno } from './newreno.ts';
import { none } from './none.ts';
import { reno } from './reno.ts';

export interface CongestionControl {
  /** `acked` new bytes were acknowledged outside of fast recovery. */
  onAck(tcb: Tcb, acked: number, now: Instant): void;
  /** Loss or ECN: returns the new ssthresh. */
  onCongestion(tcb: Tcb, now: Instant): number;
  /** Fast recovery lasts until all that was sent before the loss is acknowledged (RFC 6582). */
  readonly patient: boolean;
  /** Sends whatever the receiver allows: no congestion control at all. */
  readonly unlimited: boolean;
}

const algorithms = { reno, newreno: newReno, cubic, none } satisfies Record<
  Tcb['set']['congestionControl'],
  CongestionControl
>;

export function congestionOf(tcb: Tcb): CongestionControl {
  return algorithms[tcb.set.congestionControl];
}
