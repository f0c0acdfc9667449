/**
 * Quick ACKs (Linux's TCP_QUICKACK, tcp(7)): segments are acknowledged at once for a while, whatever
 * `delayedAck` says. That is over after sixteen of them, or as soon as the application answers: then
 * its next answer can carry the ACK, which is what a delay is for (RFC 9293 §3.8.6.3).
 */
import { type Instant, SECOND } from '../../../core/instant.ts';
import type { Tcb } from '../state/tcb.ts';
import { DELAYED_ACK, isRunning } from '../timers/timers.ts';
import { scheduleAck } from './window.ts';

export const QUICK_ACKS = 16;
/** Longer ago than any ACK is delayed. */
export const NO_QUICK_ACK_YET: Instant = -SECOND;

/** Turned on, a delayed ACK is sent at once. Set to 0, quick ACKs end. */
export function setQuickAcks(tcb: Tcb, on: boolean): void {
  tcb.rcv.quick = on ? QUICK_ACKS : 0;
  if (on && isRunning(tcb, DELAYED_ACK)) scheduleAck(tcb, 'ack');
}

/** Data of ours leaves: soon after a quick ACK it is taken for an answer. */
export function endQuickAcks(tcb: Tcb, now: Instant): void {
  if (now - tcb.rcv.quickAt < tcb.set.delayedAckTime) tcb.rcv.quick = 0;
}
