/**
 * SEGMENT ARRIVES (RFC 9293 §3.10.7), for a connection that exists. The listener's part is in
 * listen.ts, the part of a port that nobody has in reset.ts.
 */
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { type Tcb, TOUCHED } from '../state/tcb.ts';
import { noteCongestionMark } from './acks.ts';
import { predicted } from './header-prediction.ts';
import { otherStatesArrive } from './other-states.ts';
import type { Segment } from './segment.ts';
import { synSentArrives } from './syn-sent.ts';

export function segmentArrives(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  tcb.totals.segmentsIn++;
  // A duplicate is reported on the ACK of its own segment or not at all (RFC 2883 §4).
  tcb.dsackDue = false;
  if (predicted(tcb, seg, fx)) return;
  tcb.touched |= TOUCHED.all;
  if (tcb.state === 'SYN_SENT') synSentArrives(tcb, seg, fx);
  else {
    noteCongestionMark(tcb, seg);
    otherStatesArrive(tcb, seg, fx);
  }
}
