/**
 * Text and a FIN that come with a SYN are queued until the connection is established (RFC 9293
 * §3.10.7.2, §3.10.7.3): the text waits beyond RCV.NXT, which our SYN,ACK announces as IRS + 1.
 */
import { seqDiff } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { ringWrite } from '../send/ring.ts';
import { setState } from '../state/set-state.ts';
import type { Tcb } from '../state/tcb.ts';
import { addRange, rightEdge, trimBelow } from './ranges.ts';
import { receiveFin, take, trimToWindow } from './receiver.ts';
import { FIN, type Segment, SYN } from './segment.ts';
import { scheduleAck } from './window.ts';

/** What the SYN brings besides itself; our own SYN,ACK, which says how much there is room for, has left. */
export function queueWithSyn(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const { rcv, receiveBuffer } = tcb;
  seg.flags &= ~SYN;
  seg.seq = rcv.nxt;
  trimToWindow(tcb, seg);
  const end = (seg.seq + seg.length) >>> 0;
  if (seg.length > 0) {
    ringWrite(fx.arena, receiveBuffer, 0, fx.arena.bytes, seg.dataStart, seg.length);
    addRange(tcb.outOfOrder, seg.seq, end);
  }
  if ((seg.flags & FIN) === 0) return;
  rcv.finKnown = true;
  rcv.fin = end;
}

/**
 * The SYN made a half-open connection of a listener. A FIN on its own is "processed in the
 * SYN-RECEIVED state" (§3.10.7.2, §3.10.7.4); one behind text waits with it.
 */
export function takeWithSyn(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const alone = seg.length === 0;
  queueWithSyn(tcb, seg, fx);
  if (!alone || !tcb.rcv.finKnown || !receiveFin(tcb, seg)) return;
  setState(tcb, 'CLOSE_WAIT', 'rcv FIN (passive half-open)', 'RFC9293#3.10.7.4', fx);
}

/** Does something wait that came with the peer's SYN? Only before other text has been taken. */
export function hasQueued(tcb: Tcb): boolean {
  return tcb.outOfOrder.count > 0 || (tcb.rcv.finKnown && tcb.rcv.nxt === tcb.rcv.fin);
}

/** The connection is established: the text counts as received now, before the segment's own. */
export function takeQueuedText(tcb: Tcb, seg: Segment): void {
  const { outOfOrder, rcv } = tcb;
  if (outOfOrder.count === 0) return;
  take(tcb, seqDiff(rightEdge(outOfOrder, 0), rcv.nxt));
  trimBelow(outOfOrder, rcv.nxt);
  scheduleAck(tcb, 'immediate-ack');
  trimToWindow(tcb, seg);
}
