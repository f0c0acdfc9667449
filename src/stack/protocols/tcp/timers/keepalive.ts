/** Keep-alive (RFC 9293 §3.8.4), and what being heard from means for it and for probes. */

import type { TransportFx } from '../../../sockets/ip-service.ts';
import { ACK } from '../arrive/segment.ts';
import { transmit } from '../send/output.ts';
import { note } from '../state/note.ts';
import { flightSize, type Tcb } from '../state/tcb.ts';
import { fail } from './endings.ts';
import { KEEPALIVE, startTimer } from './timers.ts';

/** The keep-alive timer runs freely; what was heard in between only makes it start again. */
export function startKeepAlive(tcb: Tcb, fx: TransportFx): void {
  if (tcb.set.keepAlive) startTimer(tcb, KEEPALIVE, tcb.set.keepAliveIdle, fx);
}

export function onKeepAliveTimer(tcb: Tcb, fx: TransportFx): void {
  const { retry, set, snd, rcv } = tcb;
  if (!set.keepAlive || tcb.state === 'TIME_WAIT') return;
  const quietSince = Math.max(rcv.lastAt, snd.lastAt);
  const idle = fx.now - quietSince;
  // Only an idle connection with nothing outstanding is asked (MUST-26), also the second time.
  const outstanding = flightSize(tcb) > 0;
  if (outstanding) retry.keepAliveProbes = 0;
  if (retry.keepAliveProbes === 0 && (idle < set.keepAliveIdle || outstanding)) {
    const rest = set.keepAliveIdle - idle;
    startTimer(tcb, KEEPALIVE, rest > 0 ? rest : set.keepAliveIdle, fx);
    return;
  }
  if (retry.keepAliveProbes >= set.keepAliveCount) {
    fail(tcb, 'ETIMEDOUT', 'timeout user', 'RFC9293#3.8.4', fx);
    return;
  }
  retry.keepAliveProbes++;
  note(tcb, fx, 'keepalive', 'RFC9293#3.8.4', retry.keepAliveProbes, idle);
  // An octet the peer already has: it must answer, and nothing is delivered (SHLD-12, MAY-6).
  const seq = (snd.max - 1) >>> 0;
  transmit(tcb, seq, ACK, set.keepAliveGarbage ? 1 : 0, 'keepalive', fx);
  startTimer(tcb, KEEPALIVE, set.keepAliveInterval, fx);
}

/** Something valid arrived: the peer is alive. */
export function heardFromPeer(tcb: Tcb, fx: TransportFx): void {
  const { retry } = tcb;
  tcb.rcv.lastAt = fx.now;
  if (retry.keepAliveProbes > 0) {
    retry.keepAliveProbes = 0;
    startKeepAlive(tcb, fx);
  }
  retry.unheardProbes = 0;
}
