/** How a connection ends: normally, by a reset, or because its retries or its time are used up. */

import type { RfcText } from '../../../core/rfc.ts';
import type { Errno } from '../../../sockets/calls.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import type { Fx } from '../../../trace/fx.ts';
import { ACK, RST } from '../arrive/segment.ts';
import type { TcpChartEvent } from '../names.ts';
import { acceptableSeq, transmit } from '../send/output.ts';
import { setState } from '../state/set-state.ts';
import { SOCKET_EVENTS, type Tcb } from '../state/tcb.ts';
import { startTimer, stopOtherTimers, TIME_WAIT } from './timers.ts';

const NO_TIMER_KEPT = -1;

/**
 * The connection is over, and its owner learns why (MUST-12). The TCB goes with this input. "All
 * segment queues should be flushed" (RFC 9293 §3.10.7.4); in CLOSING and LAST_ACK, where the RFC
 * does not say so, the peer's stream has come whole and stays to be read.
 */
export function fail(tcb: Tcb, error: Errno, event: TcpChartEvent, rfc: RfcText, fx: Fx): void {
  tcb.error = error;
  if (tcb.state !== 'CLOSING' && tcb.state !== 'LAST_ACK') tcb.receiveBuffer.length = 0;
  finish(tcb, event, rfc, fx);
}

/** The connection is over, and all went well. */
export function finish(tcb: Tcb, event: TcpChartEvent, rfc: RfcText, fx: Fx): void {
  stopOtherTimers(tcb, NO_TIMER_KEPT, fx);
  // Who saw TIME_WAIT begin knows already.
  if (tcb.state !== 'TIME_WAIT') tcb.events |= SOCKET_EVENTS.closed;
  setState(tcb, 'CLOSED', event, rfc, fx);
}

/** Tells the peer that the connection is gone: <SEQ=SND.NXT><CTL=RST,ACK> (RFC 9293 §3.10.5). */
export function sendAbort(tcb: Tcb, fx: TransportFx): void {
  transmit(tcb, acceptableSeq(tcb), RST | ACK, 0, 'rst-abort', fx);
}

/** Both sides are done: wait 2 MSL for what may still be under way (§3.6.1, MUST-13). */
export function enterTimeWait(tcb: Tcb, event: TcpChartEvent, fx: Fx): void {
  stopOtherTimers(tcb, TIME_WAIT, fx);
  setState(tcb, 'TIME_WAIT', event, 'RFC9293#3.10.7.4', fx);
  restartTimeWait(tcb, fx);
  tcb.events |= SOCKET_EVENTS.closed;
}

export function restartTimeWait(tcb: Tcb, fx: Fx): void {
  startTimer(tcb, TIME_WAIT, 2 * tcb.set.maximumSegmentLifetime, fx);
}
