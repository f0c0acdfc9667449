/** A timer of the transport layer fired: RFC 9293 §3.10.8 and the timers kernels added. */

import type { FiredTimer } from '../trace/fx.ts';
import type { TcpTimerName } from '../trace/tcp-names.ts';
import type { TransportFx } from './ip-port.ts';
import { endLinger } from './linger.ts';
import type { TransportState } from './state.ts';
import { fail, finish } from './tcp/ending.ts';
import { onKeepAliveTimer } from './tcp/keepalive.ts';
import { note } from './tcp/note.ts';
import { onPersistTimer, onRetransmissionTimer } from './tcp/patience.ts';
import { sendWhatMayBeSent } from './tcp/sender.ts';
import { type Tcb, TOUCHED } from './tcp/tcb.ts';
import { timer as tcpTimers, timerExpired } from './tcp/timers.ts';
import { oweAck } from './tcp/window.ts';
import { settle } from './wakeups.ts';

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
