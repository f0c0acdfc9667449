/** The receive window we announce, and when an acknowledgement is due (RFC 9293 §3.8.6). */
import { seqMax } from '../../../core/seq.ts';
import type { Fx } from '../../../trace/fx.ts';
import { ringRoom } from '../send/ring.ts';
import { receiveWindow, type Tcb } from '../state/tcb.ts';
import type { AckUrgency } from '../state/variables.ts';
import { DELAYED_ACK, isRunning, startTimer, stopTimer } from '../timers/timers.ts';

const MAX_WINDOW_FIELD = 0xffff;
/** An acknowledgement for at least every second segment (§3.8.6.3, SHLD-19). */
const SEGMENTS_PER_ACK = 2;

/**
 * The window to offer, in bytes. The right edge never moves back (SHLD-14). When less than half of
 * the buffer is on offer it moves forward only by a step worth having: a full segment or half the
 * buffer (§3.8.6.2.2, MUST-39). A larger window can't make silly segments, and tells the room there
 * is, as kernels do; so does one that nobody needs, after the peer's FIN.
 */
function windowToOffer(tcb: Tcb): number {
  const offered = receiveWindow(tcb);
  const room = ringRoom(tcb.receiveBuffer);
  if (tcb.rcv.finKnown) return room;
  if (room <= offered) return offered;
  const half = tcb.receiveBuffer.limit / 2;
  const small = room - offered < Math.min(half, tcb.rcv.mss);
  return tcb.set.sillyWindowAvoidance && small && offered < half ? offered : room;
}

/**
 * The window field of the segment being built; remembers what it promises. Of an open connection
 * that is all the room there is, even where the field is too small to say so.
 */
export function announceWindow(tcb: Tcb, syn: boolean): number {
  const offer = syn ? announceSynWindow(tcb) : windowToOffer(tcb);
  tcb.rcv.adv = seqMax(tcb.rcv.adv, (tcb.rcv.nxt + offer) >>> 0);
  return Math.min(offer >>> (syn ? 0 : tcb.rcv.scale), MAX_WINDOW_FIELD);
}

/** The window field of a SYN, which has no RCV.NXT to count from yet and is never scaled. */
export function announceSynWindow(tcb: Tcb): number {
  return Math.min(tcb.receiveBuffer.limit, MAX_WINDOW_FIELD);
}

/** The shift to announce: the smallest with which the window field can tell the whole buffer. */
export function chooseWindowShift(tcb: Tcb): number {
  if (tcb.set.windowShift >= 0) return tcb.set.windowShift;
  let shift = 0;
  while (shift < 14 && tcb.receiveBuffer.limit >>> shift > MAX_WINDOW_FIELD) shift++;
  return shift;
}

const urgencies: readonly AckUrgency[] = [
  '',
  'window-update',
  'delayed-ack',
  'ack',
  'immediate-ack',
  'duplicate-ack',
  'challenge-ack',
];

/** Schedules an acknowledgement for now; of several reasons the trace names the strongest. */
export function scheduleAck(tcb: Tcb, why: AckUrgency): void {
  if (tcb.rcv.ackNow === '' || urgencies.indexOf(why) > urgencies.indexOf(tcb.rcv.ackNow))
    tcb.rcv.ackNow = why;
}

/** In-order data came: acknowledge it now or a little later (§3.8.6.3, SHLD-18, MUST-40). */
export function acknowledgeData(tcb: Tcb, length: number, fx: Fx): void {
  const { rcv, set } = tcb;
  rcv.unacked += length;
  rcv.unackedSegments++;
  if (rcv.quick > 0) {
    rcv.quick--;
    rcv.quickAt = fx.now;
    scheduleAck(tcb, 'ack');
    return;
  }
  if (!set.delayedAck || rcv.unackedSegments >= SEGMENTS_PER_ACK) {
    scheduleAck(tcb, 'ack');
    return;
  }
  if (isRunning(tcb, DELAYED_ACK)) return;
  startTimer(tcb, DELAYED_ACK, set.delayedAckTime, fx);
}

/** A segment with our ACK has left: none is scheduled any more. */
export function ackLeft(tcb: Tcb, fx: Fx): void {
  const { rcv } = tcb;
  rcv.unacked = 0;
  rcv.unackedSegments = 0;
  rcv.ackNow = '';
  tcb.opt.lastAckSent = rcv.nxt;
  tcb.dsackDue = false;
  stopTimer(tcb, DELAYED_ACK, fx);
}

/**
 * The reader made room: tell the peer at once when the window it knows is nearly used up, and the
 * gain is worth a segment of its own. Otherwise the next acknowledgement will tell it. Who does not
 * avoid silly windows tells every octet.
 */
export function considerWindowUpdate(tcb: Tcb): void {
  const { limit } = tcb.receiveBuffer;
  const offered = receiveWindow(tcb);
  const gain = ringRoom(tcb.receiveBuffer) - offered;
  if (gain < (tcb.set.sillyWindowAvoidance ? Math.min(2 * tcb.rcv.mss, limit / 2) : 1)) return;
  if (offered <= limit / 4 || limit <= 8 * tcb.rcv.mss) scheduleAck(tcb, 'window-update');
}
