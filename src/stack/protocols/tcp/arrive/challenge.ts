/** Challenge ACKs: a doubtful RST, SYN or ACK is answered with where we stand (RFC 5961 §3–5). */

import type { Fx } from '../../../trace/fx.ts';
import { note } from '../state/note.ts';
import type { Tcb } from '../state/tcb.ts';
import { oweAck } from './window.ts';

/** Owes a challenge ACK, unless this connection has sent too many of late (§7). */
export function challenge(tcb: Tcb, fx: Fx): void {
  const { patience, set } = tcb;
  if (fx.now - patience.challengeWindowAt >= set.challengeAckPeriod) {
    patience.challengeWindowAt = fx.now;
    patience.challenges = 0;
  }
  if (patience.challenges >= set.challengeAckLimit) {
    note(tcb, fx, 'challenge-limit', 'RFC5961#7', patience.challenges, 0);
    return;
  }
  patience.challenges++;
  oweAck(tcb, 'challenge-ack');
}
