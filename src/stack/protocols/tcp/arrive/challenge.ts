/**
 * ACKs for what cannot be taken: a doubtful RST, SYN or ACK is answered with where we stand
 * (RFC 5961 §3–5), and so is an unacceptable segment (RFC 9293 §3.10.7.4). Both are limited.
 */

import type { Fx } from '../../../trace/fx.ts';
import { note } from '../state/note.ts';
import type { Tcb } from '../state/tcb.ts';
import { FIN, type Segment } from './segment.ts';
import { scheduleAck } from './window.ts';

/** Owes a challenge ACK, unless this connection has sent too many of late (§7). */
export function challenge(tcb: Tcb, fx: Fx): void {
  const { retry, set } = tcb;
  if (fx.now - retry.challengeWindowAt >= set.challengeAckPeriod) {
    retry.challengeWindowAt = fx.now;
    retry.challenges = 0;
  }
  if (retry.challenges >= set.challengeAckLimit) {
    note(tcb, fx, 'challenge-limit', 'RFC5961#7', retry.challenges, 0);
    return;
  }
  retry.challenges++;
  scheduleAck(tcb, 'challenge-ack');
}

/**
 * Owes an ACK to a segment that is not acceptable. One without text or FIN may itself be such an
 * ACK: two hosts that disagree about their sequence numbers would answer each other for ever, so
 * these are limited as challenge ACKs are (RFC 5961 §7). What carries something always gets its
 * ACK: its sender repeats it until it does.
 */
export function answerUnacceptable(tcb: Tcb, seg: Segment, fx: Fx): void {
  const { retry, set } = tcb;
  if (seg.length === 0 && (seg.flags & FIN) === 0) {
    if (fx.now - retry.unacceptableWindowAt >= set.challengeAckPeriod) {
      retry.unacceptableWindowAt = fx.now;
      retry.unacceptableAcks = 0;
    }
    if (retry.unacceptableAcks >= set.unacceptableAckLimit) {
      note(tcb, fx, 'unacceptable-ack-limit', 'RFC5961#7', retry.unacceptableAcks, 0);
      return;
    }
    retry.unacceptableAcks++;
  }
  scheduleAck(tcb, 'immediate-ack');
}
