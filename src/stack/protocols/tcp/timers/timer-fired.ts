/** A timer of a connection fired: RFC 9293 §3.10.8 and the timers kernels added. */

import type { TransportFx } from '../../../sockets/ip-service.ts';
import { settle } from '../../../sockets/socket-events.ts';
import type { TransportState } from '../../../sockets/state.ts';
import type { FiredTimer } from '../../../trace/fx.ts';
import { scheduleAck } from '../arrive/window.ts';
import type { TcpTimerName } from '../names.ts';
import { onPersistTimer, onRetransmissionTimer } from '../recover/retry.ts';
import { sendWhatMayBeSent } from '../send/sender.ts';
import { note } from '../state/note.ts';
import { type Tcb, TOUCHED } from '../state/tcb.ts';
import { fail, finish } from './endings.ts';
import { onKeepAliveTimer } from './keepalive.ts';
import { timer as tcpTimers, timerExpired } from './timers.ts';

export function tcpTimerFired(state: TransportState, timer: FiredTimer, fx: TransportFx): void {
  const tcb = state.connections.get(timer.conn);
  if (tcb === undefined) return;
  tcb.touched |= TOUCHED.all;
  timerExpired(tcb, tcpTimers[timer.name as TcpTimerName]);
  expired(tcb, timer.name, fx);
  settle(state, tcb, fx);
}

function expired(tcb: Tcb, name: string, fx: TransportFx): void {
  switch (name) {
    case 'connection':
      fail(tcb, 'ETIMEDOUT', 'timeout user', 'RFC9293#3.8.3', fx);
      return;
    case 'retransmission':
      onRetransmissionTimer(tcb, fx);
      return;
    case 'delayed-ack':
      scheduleAck(tcb, 'delayed-ack');
      sendWhatMayBeSent(tcb, fx);
      return;
    case 'persist':
      onPersistTimer(tcb, fx);
      return;
    case 'keepalive':
      onKeepAliveTimer(tcb, fx);
      return;
    case 'fin-wait-2':
      // RFC 9293 §3.3.2 knows the state, and no limit: this is what kernels do (docs/MODEL.md).
      note(tcb, fx, 'fin-wait-2-over', 'RFC9293#3.3.2', 0, 0);
      finish(tcb, 'timeout FIN_WAIT_2', 'RFC9293#3.3.2', fx);
      return;
    case 'time-wait':
      finish(tcb, 'timeout 2MSL', 'RFC9293#3.10.8', fx);
      return;
  }
}
