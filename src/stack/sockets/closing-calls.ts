/** The socket calls that end things on stream sockets: shutdown, close, abort. */

import { ringSkip } from '../protocols/tcp/send/ring.ts';
import { abortConnection, closeConnection } from '../protocols/tcp/send/send-and-receive.ts';
import { resetUnaccepted } from './accept-queue.ts';
import type { CallOutcome, CallResult } from './calls.ts';
import { forgetConnection } from './connections.ts';
import type { TransportFx } from './ip-service.ts';
import { lingers, startLinger } from './linger.ts';
import { BLOCKED, connectionOf, done, failed } from './outcomes.ts';
import { settle } from './socket-events.ts';
import { NO_CALL, type Socket, type TransportState } from './state.ts';

export function shutdown(
  state: TransportState,
  socket: Socket,
  how: 'rd' | 'wr' | 'rdwr',
  fx: TransportFx,
): CallOutcome {
  const tcb = connectionOf(state, socket);
  // A listener has no stream to shut; its children would be left to nobody.
  if (tcb === undefined || tcb.state === 'CLOSED' || tcb.state === 'LISTEN') {
    return failed('ENOTCONN');
  }
  if (how !== 'wr') {
    tcb.readShut = true;
    ringSkip(tcb.receiveBuffer, tcb.receiveBuffer.length);
    for (const { call } of socket.readers) fx.complete(call, { value: 0, data: new Uint8Array(0) });
    socket.readers = [];
  }
  if (how !== 'rd') closeConnection(tcb, false, fx);
  settle(state, tcb, fx);
  return done(0);
}

/** Gives the descriptor back; the connection goes on alone until it is closed (SO_LINGER aside). */
export function close(
  state: TransportState,
  socket: Socket,
  call: number,
  fx: TransportFx,
): CallOutcome {
  state.sockets.delete(socket.fd);
  returnAll(socket, { value: -1, error: 'EBADF' }, fx);
  const tcb = connectionOf(state, socket);
  if (tcb === undefined) return done(0);
  const wasListening = tcb.state === 'LISTEN';
  tcb.fd = -1;
  if (wasListening) resetUnaccepted(state, tcb, fx);
  if (tcb.state === 'CLOSED') forgetConnection(state, tcb, fx);
  else {
    if (socket.linger === 0 && !wasListening) abortConnection(tcb, fx);
    else closeConnection(tcb, true, fx);
    if (lingers(socket, tcb)) startLinger(state, socket, tcb, call, fx);
    settle(state, tcb, fx);
  }
  return socket.closing === NO_CALL ? done(0) : BLOCKED;
}

export function abort(state: TransportState, socket: Socket, fx: TransportFx): CallOutcome {
  state.sockets.delete(socket.fd);
  returnAll(socket, { value: -1, error: 'ECONNABORTED' }, fx);
  const tcb = connectionOf(state, socket);
  if (tcb === undefined) return done(0);
  tcb.fd = -1;
  if (tcb.state === 'LISTEN') resetUnaccepted(state, tcb, fx);
  abortConnection(tcb, fx);
  settle(state, tcb, fx);
  if (tcb.state === 'CLOSED') forgetConnection(state, tcb, fx);
  return done(0);
}

function returnAll(socket: Socket, result: CallResult, fx: TransportFx): void {
  if (socket.connecting !== NO_CALL) fx.complete(socket.connecting, result);
  for (const { call } of socket.readers) fx.complete(call, result);
  for (const { call } of socket.writers) fx.complete(call, result);
  for (const call of socket.acceptors) fx.complete(call, result);
  socket.connecting = NO_CALL;
  socket.readers = [];
  socket.writers = [];
  socket.acceptors = [];
}
