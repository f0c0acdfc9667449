/**
 * SEGMENT ARRIVES (RFC 9293 §3.10.7), for a connection that exists. The listener's part is in
 * listen.ts, the part of a port that nobody has in reset.ts.
 */
import type { TransportFx } from '../ip-port.ts';
import { noteCongestionMark } from './acks.ts';
import { otherStatesArrive } from './arrives-otherwise.ts';
import { synSentArrives } from './arrives-syn-sent.ts';
import { predicted } from './prediction.ts';
import type { Segment } from './segment.ts';
import { type Tcb, TOUCHED } from './tcb.ts';

export function segmentArrives(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  tcb.totals.segmentsIn++;
  if (predicted(tcb, seg, fx)) return;
  tcb.touched |= TOUCHED.all;
  if (tcb.state === 'SYN_SENT') synSentArrives(tcb, seg, fx);
  else {
    noteCongestionMark(tcb, seg);
    otherStatesArrive(tcb, seg, fx);
  }
}
