/** A timer of the transport layer fired: RFC 9293 §3.10.8 and the timers kernels added. */

import { oweAck } from '../protocols/tcp/arrive/window.ts';
import { onPersistTimer, onRetransmissionTimer } from '../protocols/tcp/recover/retry.ts';
import { sendWhatMayBeSent } from '../protocols/tcp/send/sender.ts';
import { note } from '../protocols/tcp/state/note.ts';
import { type Tcb, TOUCHED } from '../protocols/tcp/state/tcb.ts';
import { fail, finish } from '../protocols/tcp/timers/endings.ts';
import { onKeepAliveTimer } from '../protocols/tcp/timers/keepalive.ts';
import { timer as tcpTimers, timerExpired } from '../protocols/tcp/timers/timers.ts';
import type { FiredTimer } from '../trace/fx.ts';
import type { TcpTimerName } from '../trace/tcp-names.ts';
import type { TransportFx } from './ip-service.ts';
import { endLinger } from './linger.ts';
import { settle } from './socket-events.ts';
import type { TransportState } from './state.ts';

export function timerFired(state: TransportState, timer: FiredTimer, fx: TransportFx): void {
  if (timer.layer === 'socket') {
    endLinger(state, timer.conn, { value: 0 }, fx);
    return;
  }
  const tcb = state.connections.get(timer.conn);
  if (tcb === undefined) return;
  tcb.touched |= TOUCHED.all;
  timerExpired(tcb, tcpTimers[timer.name as TcpTimerName]);
  tcpTimer(tcb, timer.name, fx);
  settle(state, tcb, fx);
}

function tcpTimer(tcb: Tcb, name: string, fx: TransportFx): void {
  switch (name) {
    case 'connection':
      fail(tcb, 'ETIMEDOUT', 'timeout user', 'RFC9293#3.8.3', fx);
      return;
    case 'retransmission':
      onRetransmissionTimer(tcb, fx);
      return;
    case 'delayed-ack':
      oweAck(tcb, 'delayed-ack');
      sendWhatMayBeSent(tcb, fx);
      return;
    case 'persist':
      onPersistTimer(tcb, fx);
      return;
    case 'keepalive':
      onKeepAliveTimer(tcb, fx);
      return;
    case 'fin-wait-2':
      note(tcb, fx, 'fin-wait-2-over', 'RFC9293#3.6', 0, 0);
      finish(tcb, 'timeout FIN_WAIT_2', 'RFC9293#3.6', fx);
      return;
    case 'time-wait':
      finish(tcb, 'timeout 2MSL', 'RFC9293#3.10.8', fx);
      return;
  }
}
