/** A lingering close (SO_LINGER): the call returns when all is acknowledged, or its time is up. */
import { SECOND } from '../core/instant.ts';
import type { Tcb } from '../protocols/tcp/state/tcb.ts';
import type { FiredTimer } from '../trace/fx.ts';
import { fixTexts } from '../trace/intern.ts';
import type { CallResult } from './calls.ts';
import type { TransportFx } from './ip-service.ts';
import type { Socket, TransportState } from './state.ts';

export function lingers(socket: Socket, tcb: Tcb): boolean {
  if (socket.linger <= 0 || socket.nonBlocking) return false;
  return tcb.state !== 'CLOSED' && tcb.snd.una !== tcb.snd.max;
}

export function startLinger(
  state: TransportState,
  socket: Socket,
  tcb: Tcb,
  call: number,
  fx: TransportFx,
): void {
  socket.closing = call;
  socket.lingerTimer = fx.newTimer(SOCKET_LAYER, tcb.id, 'linger');
  fx.arm(socket.lingerTimer, fx.now + socket.linger * SECOND);
  state.lingering.set(tcb.id, socket);
}

/** The layer that linger timers belong to. */
export const SOCKET_LAYER = 'socket';
fixTexts(2, [SOCKET_LAYER]);

export function lingerTimerFired(state: TransportState, timer: FiredTimer, fx: TransportFx): void {
  endLinger(state, timer.conn, { value: 0 }, fx);
}

/** The connection is drained or gone, or the time is up: the call returns. */
export function endLinger(
  state: TransportState,
  id: number,
  result: CallResult,
  fx: TransportFx,
): void {
  const socket = state.lingering.get(id);
  if (socket === undefined) return;
  state.lingering.delete(id);
  fx.disarm(socket.lingerTimer);
  fx.freeTimer(socket.lingerTimer);
  fx.complete(socket.closing, result);
}
