/** The seventh and eighth checks of segment arrival: the text and the FIN (RFC 9293 §3.10.7.4). */
import { type Seq, seqDiff, seqGeq, seqGt, seqLeq, seqLt, seqMin } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { rememberBlock, rememberDuplicate } from '../recover/sack/blocks.ts';
import { ringExtend, ringSkip, ringWrite } from '../send/ring.ts';
import { receiveWindow, SOCKET_EVENTS, type Tcb } from '../state/tcb.ts';
import { addRange, leftEdge, rightEdge, trimBelow } from './ranges.ts';
import { FIN, type Segment } from './segment.ts';
import { acknowledgeData, scheduleAck } from './window.ts';

/** Cuts off what lies outside of the window: octets had before, octets it has no room for. */
export function trimToWindow(tcb: Tcb, seg: Segment): void {
  const { rcv } = tcb;
  const before = seqDiff(rcv.nxt, seg.seq);
  if (before > 0) {
    rememberDuplicate(tcb, seg.seq, seqMin(rcv.nxt, (seg.seq + seg.length) >>> 0));
    const cut = Math.min(before, seg.length);
    seg.seq = (seg.seq + cut) >>> 0;
    seg.dataStart += cut;
    seg.length -= cut;
  }
  const room = receiveWindow(tcb) - seqDiff(seg.seq, rcv.nxt);
  if (seg.length > room) {
    seg.length = Math.max(0, room);
    seg.flags &= ~FIN;
  }
}

/** Puts the text where it belongs in the receive buffer, and moves RCV.NXT over what is complete. */
export function receiveText(tcb: Tcb, seg: Segment, fx: TransportFx): void {
  const { rcv, receiveBuffer, outOfOrder } = tcb;
  const { length } = seg;
  const ahead = seqDiff(seg.seq, rcv.nxt);
  const offset = receiveBuffer.length + ahead;
  ringWrite(fx.arena, receiveBuffer, offset, fx.arena.bytes, seg.dataStart, length);
  if (ahead > 0) {
    holdBeyond(tcb, seg.seq, (seg.seq + length) >>> 0);
    seg.verdict = 'out-of-order';
    return;
  }
  if (outOfOrder.count === 0) {
    take(tcb, length);
    // A report can't wait: on the ACK of the next segment it would be out of place (RFC 2883 §4).
    if (tcb.dsackDue) scheduleAck(tcb, 'immediate-ack');
    else acknowledgeData(tcb, length, fx);
    return;
  }
  // The gap may be filled: all that is complete now is acknowledged at once (MUST-59, RFC 5681 §4.2).
  const end = (seg.seq + length) >>> 0;
  if (seqGt(end, leftEdge(outOfOrder, 0))) reportOverlap(tcb, seg.seq, end);
  addRange(outOfOrder, seg.seq, end);
  const complete = seqDiff(rightEdge(outOfOrder, 0), rcv.nxt);
  take(tcb, complete);
  trimBelow(outOfOrder, rcv.nxt);
  scheduleAck(tcb, 'immediate-ack');
}

/** Out of order: kept (SHLD-31), and reported at once (MAY-13, RFC 5681 §4.2). */
function holdBeyond(tcb: Tcb, left: Seq, right: Seq): void {
  reportOverlap(tcb, left, right);
  addRange(tcb.outOfOrder, left, right);
  rememberBlock(tcb, left);
  scheduleAck(tcb, 'duplicate-ack');
}

/** The part of [left, right) that was there already, for D-SACK: the first such range. */
function reportOverlap(tcb: Tcb, left: Seq, right: Seq): void {
  for (let i = 0; i < tcb.outOfOrder.count; i++) {
    const from = leftEdge(tcb.outOfOrder, i);
    const to = rightEdge(tcb.outOfOrder, i);
    if (seqGeq(from, right) || seqLeq(to, left)) continue;
    rememberDuplicate(tcb, seqLt(from, left) ? left : from, seqMin(to, right));
    return;
  }
}

/** The next octets have all come: RCV.NXT moves over them, and they can be read. */
export function take(tcb: Tcb, length: number): void {
  tcb.rcv.nxt = (tcb.rcv.nxt + length) >>> 0;
  ringExtend(tcb.receiveBuffer, length);
  if (tcb.readShut) ringSkip(tcb.receiveBuffer, length);
  tcb.events |= SOCKET_EVENTS.readable;
}

/** Notes where the FIN is; true when all before it has come, so that it counts now. */
export function receiveFin(tcb: Tcb, seg: Segment): boolean {
  const { rcv } = tcb;
  if ((seg.flags & FIN) !== 0 && !rcv.finKnown) {
    rcv.finKnown = true;
    rcv.fin = (seg.seq + seg.length) >>> 0;
  }
  if (!rcv.finKnown || rcv.nxt !== rcv.fin) {
    if ((seg.flags & FIN) !== 0) scheduleAck(tcb, 'duplicate-ack');
    return false;
  }
  rcv.nxt = (rcv.fin + 1) >>> 0;
  scheduleAck(tcb, 'immediate-ack');
  tcb.events |= SOCKET_EVENTS.readable;
  return true;
}
